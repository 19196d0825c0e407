import { createAudit } from "../../src/audit/audit";
import type { OncallAws } from "../../src/aws/open";
import { createSqsDeadLetters } from "../../src/aws/sqs-dead-letters";
import { createSqsEventQueue } from "../../src/aws/sqs-event-queue";
import { createSqsMoveTasks } from "../../src/aws/sqs-move-tasks";
import { SqsQueueAddress } from "../../src/aws/sqs-queue-address";
import type { Runner } from "../../src/commands/run";
import type { Context } from "../../src/context";
import type { Finding } from "../../src/finding";
import { names } from "../../src/names";
import { createProgram } from "../../src/program";
import { createRequestStates } from "../../src/requests/request-states";
import type { StoredItems } from "../../src/requests/stored-items";
import { Kill, type Moment } from "./proof-kill";
import type { VirtualProcessor } from "./proof-processor";
import type { VirtualSqs } from "./proof-sqs";

interface World {
  readonly sqs: VirtualSqs;
  readonly processor: VirtualProcessor;
  /** Where files are. */
  readonly folder: string;
}

export interface RunOptions {
  readonly moment?: Moment | undefined;
  readonly onSend?: (input: object) => void;
  /** Replaces parts of AWS. */
  readonly wrap?: (aws: OncallAws) => OncallAws;
}

/** Runs one command of the tool on virtual queues and tables in memory; undefined when it was killed. */
export async function runCommand(
  argv: readonly string[],
  { sqs, processor, folder }: World,
  { moment, onSend = () => {}, wrap = (aws) => aws }: RunOptions,
): Promise<Finding | undefined> {
  const kill = new Kill(moment);
  let found: Finding | undefined;
  let lastId = 0;
  const context: Context = {
    aws: wrap(openVirtualAws(sqs, processor, kill, onSend)),
    terminal: {
      ...{ say() {}, isInteractive: false, confirm: async () => false },
      progress: () => ({ advance() {}, done() {} }),
    },
    audit: createAudit({
      ...{ local: { append: async () => {} }, remote: { append: async () => {} }, whoCalls: async () => "on-call" },
      ...{ now: sqs.clock.now, newId: () => `run-${sqs.clock.now()}-${++lastId}`, warn() {} },
    }),
    now: sqs.clock.now,
    sleep: (ms) =>
      kill.around(async () => {
        sqs.clock.advance({ ms });
        await processor.work();
      }),
    signal: new AbortController().signal,
    folder,
  };
  const runner: Runner = {
    open: async () => context,
    show: (_command, finding) => {
      found = finding;
    },
    clear() {},
  };
  const silent = { write: () => true } as unknown as NodeJS.WritableStream;
  try {
    await createProgram(runner, { stdout: silent, stderr: silent, isJson: true }).parseAsync([...argv], {
      from: "user",
    });
  } catch (error) {
    if (!kill.happened) throw error;
  }
  return kill.happened ? undefined : found;
}

function openVirtualAws(
  sqs: VirtualSqs,
  { tables, failures }: VirtualProcessor,
  kill: Kill,
  onSend: (input: object) => void,
): OncallAws {
  const client = sqs.client(kill, onSend);
  const queue = new SqsQueueAddress(client, names.queue);
  const deadLetterQueue = new SqsQueueAddress(client, names.deadLetterQueue);
  const itemsOf = (table: string) => (requestIds: readonly string[]) =>
    kill.around(async () => requestIds.flatMap((requestId) => tables.itemsOf(table, requestId)));
  const items: StoredItems = { halves: itemsOf(names.queryEventsTable), records: itemsOf(names.analyticsTable) };
  return {
    deadLetters: createSqsDeadLetters(deadLetterQueue),
    eventQueue: createSqsEventQueue(queue),
    queueDepth: () => queue.depth(),
    moveTasks: createSqsMoveTasks(deadLetterQueue),
    items,
    states: createRequestStates(items),
    halves: { keepUntil: async () => false },
    log: { failures: () => kill.around(async () => failures) },
    auditSink: { append: async () => {} },
    whoCalls: async () => "on-call",
    documents: {} as OncallAws["documents"],
    place: withoutLambda,
  };
}

/** Where nobody may ask Lambda anything: here it has no part. */
const withoutLambda: OncallAws["place"] = {
  region: "eu-west-2",
  get credentials(): never {
    throw Object.assign(new Error("not here"), { name: "AccessDeniedException" });
  },
};
