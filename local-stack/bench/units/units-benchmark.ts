import { type BatchKind, createBatches } from "../batch/batches";
import { checkLeft } from "../batch/check";
import { openSetting, type Setting } from "../batch/setting";
import type { Benchmark, Measure, Target } from "../measure/benchmark";
import { spreadOf } from "../measure/spread";
import type { ContestantName } from "../opponents/contestants";

/** Of the database, for one question and its response. */
interface Units {
  readonly written: number;
  readonly read: number;
}

const ways = {
  "a pair in one batch": { kinds: ["five pairs"], pairs: 5, target: { atMost: 2 } },
  "a pair in two batches": { kinds: ["ten queries", "ten responses"], pairs: 10, target: { atMost: 4 } },
} as const satisfies Record<string, { kinds: readonly BatchKind[]; pairs: number; target: Target }>;

/** The same in every round: what a request costs depends on the items alone. */
export const unitsBenchmark: Benchmark = {
  name: "units",
  question: "How many request units does the database count for a question and its response, the index included?",
  async run() {
    const setting = await openSetting(0);
    try {
      const measures: Measure[] = [];
      for (const way of Object.keys(ways) as (keyof typeof ways)[])
        for (const name of ["processor", "draft", "powertools"] as const)
          measures.push(...toMeasures(way, name, await countUnits(setting, name, way)));
      return measures;
    } finally {
      await setting.stop();
    }
  },
};

async function countUnits(setting: Setting, name: ContestantName, way: keyof typeof ways): Promise<Units> {
  const { kinds, pairs } = ways[way];
  let [written, read] = [0, 0];
  for (const kind of kinds) {
    const batches = createBatches(kind, 1);
    const run = await setting.run(name, batches);
    checkLeft(name, batches, run);
    written += run.usage.writeUnits;
    read += run.usage.readUnits;
  }
  return { written: written / pairs, read: read / pairs };
}

function toMeasures(way: keyof typeof ways, name: ContestantName, { written, read }: Units): Measure[] {
  const target = name === "processor" ? { target: ways[way].target } : {};
  return [
    { what: `${way}, ${name}`, figure: spreadOf([written]), unit: "write units", ...target },
    { what: `${way}, ${name}`, figure: spreadOf([read]), unit: "read units", ...target },
  ];
}
