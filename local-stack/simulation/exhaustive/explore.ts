import type { Delivery } from "./deliveries";
import { type Choose, type Played, play } from "./play";

export interface Explored {
  readonly scenario: string;
  readonly withoutCrash: number;
  readonly withCrash: number;
  readonly calls: number;
}

/** What may be on its way at a time; each is the halves of its batch. */
export const scenarios: Readonly<Record<string, readonly Delivery[]>> = {
  "query and response, in two batches": [["query"], ["response"]],
  "both in one batch": [["query", "response"]],
  "both in one batch, response first": [["response", "query"]],
  "both in one batch, and the query again": [["query", "response"], ["query"]],
  "both in one batch, and the response again": [["query", "response"], ["response"]],
  "both in one batch, twice": [
    ["query", "response"],
    ["query", "response"],
  ],
  "the query twice": [["query"], ["query"]],
  "the response twice": [["response"], ["response"]],
};

/** Plays every order of the calls, without a crash and with one at every point. An error names the steps that lead to it. */
export async function explore(scenario: string, deliveries: readonly Delivery[]): Promise<Explored> {
  let [withoutCrash, withCrash, calls] = [0, 0, 0];
  for (let path: number[] | undefined = []; path; ) {
    const chosen = path;
    const ways: number[] = [];
    const choose = (count: number) => chosen[ways.push(count) - 1] ?? 0;
    const played = await playOrExplain(scenario, deliveries, choose);
    if (played.hasCrashed) withCrash += 1;
    else withoutCrash += 1;
    calls += played.calls;
    path = nextPath(chosen, ways);
  }
  return { scenario, withoutCrash, withCrash, calls };
}

async function playOrExplain(scenario: string, deliveries: readonly Delivery[], choose: Choose): Promise<Played> {
  const steps: string[] = [];
  try {
    return await play(deliveries, choose, (step) => steps.push(step));
  } catch (error) {
    throw new Error(`${scenario}: ${String(error)}, after: ${steps.join("; ")}`, { cause: error });
  }
}

/** The path after this one, in depth-first order; undefined when all were taken. */
function nextPath(path: readonly number[], ways: readonly number[]): number[] | undefined {
  const next = ways.map((_, depth) => path[depth] ?? 0);
  for (let depth = next.length - 1; depth >= 0; depth -= 1) {
    const choice = (next[depth] ?? 0) + 1;
    if (choice < (ways[depth] ?? 0)) return [...next.slice(0, depth), choice];
  }
  return undefined;
}
