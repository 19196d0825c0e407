import type { Screen } from "../../src/screen";
import { type Explored, explore, scenarios } from "../exhaustive/explore";
import { presentExplored } from "./present";

/** Plays every order of the calls for one request, with at most one crash; throws an error that names the steps to a violation. */
export async function runExhaustive(screen: Screen, json: boolean): Promise<boolean> {
  const explored = await screen.progress("Scenarios", Object.keys(scenarios).length, async (onDone) => {
    const done: Explored[] = [];
    for (const [scenario, deliveries] of Object.entries(scenarios)) {
      done.push(await explore(scenario, deliveries));
      onDone(1);
    }
    return done;
  });
  if (json) screen.json(explored);
  else screen.report(`${presentExplored(explored)}\n\nNo invariant was broken.`);
  return true;
}
