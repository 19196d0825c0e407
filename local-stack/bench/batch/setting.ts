import { join } from "node:path";
import { bundleContestants, type ContestantName, contestantNames } from "../opponents/contestants";
import { toItem } from "../units/item";
import type { Batch } from "./batches";
import type { DatabaseAnswer, DatabaseQuestion } from "./delayed-database";
import { analyticsTable, queryEventsTable } from "./layout";
import type { Batches, Measured } from "./measure";
import { startProgram } from "./program";

/** What batches took of a contestant, asked of the database, and left there. */
export interface Run extends Measured {
  readonly usage: DatabaseAnswer["usage"];
  readonly left: DatabaseAnswer["items"];
}

/** The contestants, each in a warm process of its own, and one database for them. */
export interface Setting {
  /** Empties the database, puts there what the batches expect, and hands them over one by one. */
  run(name: ContestantName, batches: readonly Batch[]): Promise<Run>;
  stop(): Promise<void>;
}

/** The database answers every request after so many milliseconds. */
export async function openSetting(delayInMs: number): Promise<Setting> {
  const bundles = await bundleContestants();
  const database = await startProgram<DatabaseQuestion, DatabaseAnswer>(join(__dirname, "delayed-database.ts"), {
    env: pathOnly,
    args: [String(delayInMs)],
    execArgv: ["--import", "tsx"],
  });
  const { port } = await database.ask({ do: "clear" });
  const started = contestantNames.map(async (name) => [name, await startContestant(bundles[name], port)] as const);
  const contestants = new Map(await Promise.all(started));
  return {
    async run(name, batches) {
      await database.ask({ do: "clear" });
      const waiting = batches.flatMap((batch) => batch.waiting);
      await database.ask({ do: "put", items: { [queryEventsTable]: waiting.map(toItem) } });
      const before = await database.ask({ do: "show" });
      const measured = await contestants.get(name)?.ask(batches.map(({ event }) => event));
      if (!measured) throw new Error(`there is no contestant ${name}`);
      const { usage, items } = await database.ask({ do: "show" });
      return { ...measured, usage: between(before.usage, usage), left: items };
    },
    stop: async () => void (await Promise.all([...contestants.values(), database].map((one) => one.stop()))),
  };
}

/** In the environment that Lambda would give it, save where the database is. */
function startContestant(bundle: string, databasePort: number) {
  return startProgram<Batches, Measured>(join(__dirname, "measure.ts"), {
    args: [bundle],
    execArgv: ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"],
    env: {
      ...pathOnly,
      AWS_LAMBDA_FUNCTION_NAME: "bench",
      AWS_REGION: "eu-west-2",
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench",
      AWS_ENDPOINT_URL: `http://127.0.0.1:${databasePort}`,
      QUERY_EVENTS_TABLE: queryEventsTable,
      ANALYTICS_TABLE: analyticsTable,
    },
  });
}

const pathOnly = { PATH: process.env.PATH ?? "" };

function between(before: Run["usage"], after: Run["usage"]): Run["usage"] {
  return {
    requests: after.requests - before.requests,
    readUnits: after.readUnits - before.readUnits,
    writeUnits: after.writeUnits - before.writeUnits,
  };
}
