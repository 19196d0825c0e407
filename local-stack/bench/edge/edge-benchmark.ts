import { join } from "node:path";
import { startProgram } from "../batch/program";
import type { Benchmark, Measure, Target } from "../measure/benchmark";
import { spreadOf } from "../measure/spread";
import { type ContestantName, edgeNames } from "./contestants";
import { playRound, type Round, type RoundSize, type SurroundingProgram, type Waits } from "./round";
import type { SurroundingsAnswer, SurroundingsQuestion } from "./surroundings";

const size: RoundSize = { warming: 600, blocks: 20 };
const quickSize: RoundSize = { warming: 20, blocks: 2 };

/** A quarter of the 10 ms on the processor that the free plan allows a request. */
const targets: Readonly<Partial<Record<keyof Waits, Target>>> = { p99: { atMost: 1 }, cpuMs: { atMost: 2.5 } };

export const edgeBenchmark: Benchmark = {
  name: "edge",
  question: "What does the edge add to the visitor's answer, beside a Worker without analytics?",
  async run({ rounds, quick, onProgress }) {
    await using resources = new AsyncDisposableStack();
    // Two processes, so that the chatbot's answer never waits until a queue has taken an event: only the Worker's work may.
    const chatbot = await startSurroundings(resources);
    const queues = await startSurroundings(resources);
    const played: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      onProgress(`round ${round} of ${rounds}`);
      played.push(await playRound({ chatbot, queues }, quick ? quickSize : size));
    }
    return [...plainMeasures(played), ...edgeNames.flatMap((name) => addedMeasures(name, played))];
  },
};

async function startSurroundings(resources: AsyncDisposableStack): Promise<SurroundingProgram> {
  const program: SurroundingProgram = await startProgram<SurroundingsQuestion, SurroundingsAnswer>(
    join(__dirname, "surroundings.ts"),
    { env: { PATH: process.env.PATH ?? "" }, execArgv: ["--import", "tsx"] },
  );
  resources.defer(program.stop);
  return program;
}

const figures = [
  ["p50", "ms", "p50"],
  ["p99", "ms", "p99"],
  ["cpuMs", "ms on the processor", "a visit"],
] as const;

function plainMeasures(rounds: readonly Round[]): Measure[] {
  return figures.map(([figure, unit, name]) => ({
    what: `without analytics, ${name}`,
    figure: spreadOf(rounds.map(({ plain }) => plain[figure])),
    unit,
  }));
}

/** Round by round, what is beyond the Worker without analytics. */
function addedMeasures(contestant: Exclude<ContestantName, "plain">, rounds: readonly Round[]): Measure[] {
  return figures.map(([figure, unit, name]) => {
    const target = targets[figure];
    return {
      what: `added with ${contestant}, ${name}`,
      figure: spreadOf(rounds.map((round) => round[contestant][figure] - round.plain[figure])),
      unit,
      ...(target && { target }),
    };
  });
}
