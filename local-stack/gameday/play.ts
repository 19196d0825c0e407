import { toEvent } from "./accounting/events";
import { firingAlarms } from "./alarms/firing";
import { readAlarms } from "./alarms/read-alarms";
import { latencyOf } from "./load/latency";
import { planQuestions } from "./load/questions";
import type { Visited } from "./load/visitors";
import type { Measured, Result } from "./results/result";
import { judge } from "./results/verdict";
import type { Part, Scenario } from "./scenario";
import { openWorld, type WorldOptions } from "./stage/open-world";
import { questionsUntilAccepted, untilCollectedAgain } from "./stage/return-of-collection";
import type { World } from "./stage/world";

export interface PlayOptions extends WorldOptions {
  /** Asked before the fault, and as many while it lasts; a quarter of them while it is repaired. */
  readonly questions: number;
}

const longestRecoveryInMs = 90_000;

/** Plays one scenario on a stack of its own. */
export async function play(scenario: Scenario, { questions, ...options }: PlayOptions): Promise<Result> {
  await using resources = new AsyncDisposableStack();
  const world = await openWorld(options, resources);
  const plan = (purpose: string, count: number) => planQuestions(options.seed, `${scenario.name} ${purpose}`, count);
  await warmUp(world, plan("first", 8));
  await scenario.prepare?.(world);
  const without = await world.visit(plan("without the fault", questions));
  await world.untilSent();
  await world.untilWorkedOff();

  const start = { ...world.ledger.counts(), datapoints: world.metrics.count };
  await scenario.break(world);
  const during = await world.visit(plan("with the fault", questions));
  await world.untilSent();
  await scenario.whileBroken?.(world);
  const fault = await lookAtFault(scenario, world, start);

  const { after, ...recovery } = await recover(scenario, world, {
    first: plan("until one is accepted", questionsUntilAccepted),
    others: plan("after the fault", Math.ceil(questions / 4)),
  });
  return judge({
    name: scenario.name,
    broken: scenario.broken,
    visitors: presentVisitors(without, during, after),
    ...fault,
    mayAffect: scenario.mayAffect,
    mustAffect: scenario.mustAffect,
    mustRing: scenario.mustRing ?? [],
    recovery,
    ...(await lookAtEnd(scenario, world)),
    alarms: firingAlarms(readAlarms(), world.metrics.since(start.datapoints)),
  });
}

/** The first visits start processes, which is nobody's fault. */
async function warmUp(world: World, questions: ReturnType<typeof planQuestions>) {
  await world.visit(questions);
  await world.untilSent();
  await world.untilWorkedOff();
}

function presentVisitors(without: readonly Visited[], during: readonly Visited[], after: readonly Visited[]) {
  const all = [...without, ...during, ...after];
  const latency = (visits: readonly Visited[]) => latencyOf(visits.map(({ latencyInMs }) => latencyInMs));
  const differing = all.flatMap(({ other }) => (other ? [`${other.status} ${other.body.slice(0, 80)}`] : []));
  const control = latencyOf(during.map(({ controlInMs }) => controlInMs));
  return { asked: all.length, differing, without: latency(without), during: latency(during), control };
}

type Start = ReturnType<World["ledger"]["counts"]> & { readonly datapoints: number };

async function lookAtFault(
  scenario: Scenario,
  world: World,
  start: Start,
): Promise<Pick<Measured, "fault" | "affected">> {
  await (scenario.mayAffect.includes("processing") ? world.untilStill() : world.untilWorkedOff());
  const { queue, deadLetters } = world.stack;
  const bodiesIn = (one: typeof queue) => one.peek().map(({ body }) => body);
  const [queued, dead] = [bodiesIn(queue), bodiesIn(deadLetters)];
  world.metrics.sample(world.stack);
  const counts = world.ledger.counts();
  const fault = {
    accepted: counts.messages - start.messages,
    dropped: counts.dropped - start.dropped,
    waited: queued.length,
    dead: dead.length,
  };
  const isAffected: Readonly<Record<Part, boolean>> = {
    collection: fault.dropped > 0,
    processing: [...queued, ...dead].some((body) => toEvent(body) !== undefined),
    reporting: await isReportingAffected(scenario, world),
  };
  const parts = ["collection", "processing", "reporting"] as const;
  return { fault, affected: parts.filter((part) => isAffected[part]) };
}

/** Where the fault may reach reporting, the scenario itself has tried it, or nobody has. */
async function isReportingAffected({ mayAffect }: Scenario, world: World): Promise<boolean> {
  if (mayAffect.includes("reporting")) return world.reportFailures.length > 0;
  return await world.stack.report({ week: world.week, dryRun: true }).then(
    () => false,
    () => true,
  );
}

interface Afterwards {
  /** One by one, until collection is back. */
  readonly first: ReturnType<typeof planQuestions>;
  /** While what waits is worked off; none of these may be dropped. */
  readonly others: ReturnType<typeof planQuestions>;
}

async function recover(scenario: Scenario, world: World, { first, others }: Afterwards) {
  const { stack, oncall, metrics, ledger } = world;
  const start = {
    machine: performance.now(),
    stack: stack.now(),
    slept: oncall.sleptInMs(),
    given: oncall.given.length,
  };
  await scenario.repair(world);
  const { visits: firstVisits, ...returned } = await untilCollectedAgain(world, first);
  const { dropped } = ledger.counts();
  const visits = world.visit(others);
  await stack.drain(AbortSignal.timeout(longestRecoveryInMs));
  metrics.sample(stack);
  await scenario.recover?.(world);
  await stack.drain(AbortSignal.timeout(longestRecoveryInMs));
  const seconds = (performance.now() - start.machine) / 1000;
  const stackSeconds = (stack.now() - start.stack + oncall.sleptInMs() - start.slept) / 1000;
  const after = [...firstVisits, ...(await visits)];
  await world.untilSent();
  await stack.drain(AbortSignal.timeout(longestRecoveryInMs));
  const collection = { ...returned, droppedAfterwards: ledger.counts().dropped - dropped };
  return { seconds, stackSeconds, collection, commands: oncall.given.slice(start.given), after };
}

async function lookAtEnd(scenario: Scenario, world: World) {
  const end = await world.account();
  const left = { dead: world.stack.deadLetters.peek().length, unrecorded: end.unrecorded.length };
  return {
    end,
    left,
    leaves: { dead: 0, unrecorded: 0, ...scenario.leaves?.(world) },
    unaccounted: world.ledger.counts().unaccounted,
    unasked: { events: world.ledger.counts().unasked, questions: world.ledger.unaskedQuestions() },
    ownFaults: (await scenario.faults?.(world)) ?? [],
  };
}
