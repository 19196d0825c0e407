import { setTimeout as pause } from "node:timers/promises";
import type { Program } from "../batch/program";
import { quantile } from "../measure/spread";
import { type ContestantName, edgeNames, type Running, startContestants } from "./contestants";
import type { SurroundingsAnswer, SurroundingsQuestion } from "./surroundings";
import { sendVisitor, type Visitor } from "./visitor";

export type SurroundingProgram = Program<SurroundingsQuestion, SurroundingsAnswer>;
/** Of the one its chatbot is asked, of the other its queues. */
interface Surroundings {
  readonly chatbot: SurroundingProgram;
  readonly queues: SurroundingProgram;
}

/** What visitors waited for a contestant's answers, and what an answer cost it on the processor. */
export interface Waits {
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
}
export type Round = Readonly<Record<ContestantName, Waits>>;

export interface RoundSize {
  readonly warming: number;
  readonly blocks: number;
}

const visitsABlock = 25;
// Nobody asks again the moment that the answer is there: by then the events of the visit before have left.
const betweenVisitsMs = 5;
const names: readonly ContestantName[] = ["plain", ...edgeNames];

/** One round with fresh processes: the circuit breaker of each is closed, and the code of each is compiled anew. */
export async function playRound(surroundings: Surroundings, { warming, blocks }: RoundSize): Promise<Round> {
  const { chatbot } = (await surroundings.chatbot.ask({})).ports;
  const { ports, taken } = await surroundings.queues.ask({ hang: false });
  await using resources = new AsyncDisposableStack();
  const workers = await startContestants({ ...ports, chatbot }, resources);
  const visitors = new Map(names.map((name) => [name, sendVisitor(workers[name].port)]));
  for (const visitor of visitors.values()) resources.defer(visitor.leave);
  for (const visitor of visitors.values()) await askTimes(visitor, warming);
  await surroundings.queues.ask({ hang: true });
  const round = await measureInBlocks(workers, visitors, blocks);
  // Both that send to the queue that answers, two events each.
  await untilTaken(surroundings.queues, taken + 4 * (warming + blocks * visitsABlock));
  return round;
}

/** Short blocks by turns: what else the machine does meanwhile strikes all of them alike. */
async function measureInBlocks(workers: Running, visitors: ReadonlyMap<ContestantName, Visitor>, blocks: number) {
  const waits = new Map(names.map((name) => [name, [] as number[]]));
  const usedBefore = await Promise.all(names.map((name) => workers[name].cpuMs()));
  for (let block = 0; block < blocks; block += 1) {
    for (const [place] of names.entries()) {
      const name = names[(place + block) % names.length] as ContestantName;
      const visitor = visitors.get(name);
      if (visitor) waits.get(name)?.push(...(await askTimes(visitor, visitsABlock, betweenVisitsMs)));
    }
  }
  const usedAfter = await Promise.all(names.map((name) => workers[name].cpuMs()));
  const figures = names.map((name, place) => {
    const ms = waits.get(name) ?? [];
    const cpuMs = ((usedAfter[place] ?? 0) - (usedBefore[place] ?? 0)) / (blocks * visitsABlock);
    return [name, { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), cpuMs }] as const;
  });
  return Object.fromEntries(figures) as Round;
}

async function askTimes(visitor: Visitor, times: number, pauseMs = 0): Promise<number[]> {
  const ms: number[] = [];
  for (let time = 0; time < times; time += 1) {
    if (pauseMs > 0) await pause(pauseMs);
    ms.push(await visitor.ask());
  }
  return ms;
}

/** The analytics were on all the while: every event of every visit came. */
async function untilTaken(queues: SurroundingProgram, expected: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const { taken } = await queues.ask({});
    if (taken === expected) return;
    if (taken > expected || performance.now() > deadline) throw new Error(`${taken} of ${expected} events came`);
    await pause(20);
  }
}
