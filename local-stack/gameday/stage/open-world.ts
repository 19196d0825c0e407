import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startChatbot } from "../../src/play/chatbot";
import { usualResultsFolder } from "../../src/play/results";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "../../src/stack/local-stack";
import { account } from "../accounting/account";
import { nameOf, toEvent } from "../accounting/events";
import { askAt } from "../load/ask";
import { answeredVisits } from "../load/questions";
import { visit } from "../load/visitors";
import { createHooks, type Running } from "./hooks";
import { Ledger } from "./ledger";
import { Metrics } from "./metrics";
import { createOncall } from "./oncall";
import { createProducer } from "./producer";
import { createSettling } from "./settling";
import { collectEvidence } from "./tables";
import { runWeeklyReport, thisWeek } from "./weekly-report";
import type { World } from "./world";

export interface WorldOptions {
  readonly seed: number;
  /** Bundles to run instead of the built ones. */
  readonly bundles?: NonNullable<LocalStackOptions["bundles"]>;
}

/** Starts a local stack of its own, behind it a chatbot, before it whoever visits; `resources` ends all of it. */
export async function openWorld({ seed, bundles = {} }: WorldOptions, resources: AsyncDisposableStack): Promise<World> {
  const folder = await makeFolder(resources);
  const chatbot = await startChatbot(seed);
  resources.defer(chatbot.stop);
  chatbot.expect(answeredVisits(seed));
  const ledger = new Ledger();
  const metrics = new Metrics(ledger);
  const running: Running = {};
  const hooks = createHooks(ledger, metrics, running);
  const stack = await startLocalStack({ chatbotOrigin: chatbot.origin, bundles, ...hooks });
  resources.defer(stack.stop);
  const oncall = createOncall(stack, folder, resources);
  const produce = createProducer(stack, resources);
  running.world = createWorld({ seed, folder, stack, ledger, metrics, oncall }, chatbot.origin, produce);
  return running.world;
}

async function makeFolder(resources: AsyncDisposableStack): Promise<string> {
  const parent = join(usualResultsFolder, "gameday");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "world-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Stage = Pick<World, "seed" | "folder" | "stack" | "ledger" | "metrics" | "oncall">;

function createWorld(stage: Stage, chatbot: string, produce: World["send"]): World {
  const { stack, ledger, metrics } = stage;
  const { untilAccounted, ...settling } = createSettling(stack, ledger);
  const ways = {
    visitor: askAt(stack.edgeUrl, { headers: () => visitHeaders(stack, world.edgeClockAheadInMs) }),
    control: askAt(stack.edgeUrl, { method: "GET" }),
    chatbot: askAt(chatbot),
  };
  const beside: Promise<void>[] = [];
  const world: World = {
    ...stage,
    ...settling,
    intervene: undefined,
    onAccepted: undefined,
    edgeClockAheadInMs: 0,
    week: thisWeek(),
    reportFailures: [],
    visit(questions) {
      ledger.expect(
        2 * questions.length,
        questions.map(({ question }) => question),
      );
      return visit(questions, ways);
    },
    async send(body, groupId) {
      const event = toEvent(body);
      if (event && !ledger.find(nameOf(event))) ledger.expect(1, event.eventType === "query" ? [event.query] : []);
      await produce(body, groupId);
    },
    sendBeside: (body, groupId) => void beside.push(world.send(body, groupId)),
    async untilSent() {
      await untilAccounted();
      // What is sent beside an event may be the reason for more.
      while (beside.length > 0) await beside.pop();
    },
    async skip(ms) {
      stack.skip(ms);
      await fetch(stack.edgeUrl, { headers: { "x-visit-key": stack.visitKey, "x-visit-skip": String(ms) } });
    },
    async reportOfThisWeek() {
      world.reportFailures.push(...(await runWeeklyReport(stack, world.week, metrics)));
    },
    evidence: () => collectEvidence(stack, ledger),
    account: async () => account(await collectEvidence(stack, ledger)),
  };
  return world;
}

/** Live visits need no headers; those under another clock end with the answer, as live ones do. */
function visitHeaders({ visitKey }: LocalStack, clockAheadInMs: number): Record<string, string> {
  if (clockAheadInMs === 0) return {};
  return {
    "x-visit-key": visitKey,
    "x-visit-at": String(Date.now() + clockAheadInMs),
    "x-visit-delay": "0",
    "x-visit-ends": "with its answer",
  };
}
