import { markAttribute, writeMark } from "../../../cv-analytics-oncall/src/dead-letters/redrive-mark";
import { survey } from "../../../cv-analytics-oncall/src/dead-letters/survey";
import type { OutgoingMessage } from "../../../cv-analytics-oncall/src/redrive/event-queue";
import { toOutgoing } from "../../../cv-analytics-oncall/src/redrive/outgoing";
import { planRedrive } from "../../../cv-analytics-oncall/src/redrive/plan";
import { redrive } from "../../../cv-analytics-oncall/src/redrive/redrive";
import { createRequestStates } from "../../../cv-analytics-oncall/src/requests/request-states";
import type { Database } from "../dynamodb/database";
import type { Table } from "../dynamodb/table";
import type { Truth } from "../producers/truth";
import { createDeadLetterPort } from "../sqs/dead-letter-port";
import type { Queues } from "../sqs/queues";
import { Process, type ProcessWorld } from "./process";

export interface RedriveWorld extends ProcessWorld {
  readonly database: Database;
  readonly queues: Queues;
  readonly truth: Truth;
  /** Hears of each message that the event queue takes. */
  readonly onSent: (messageId: string) => void;
}

const mostPerSecond = 20;

/**
 * The on-call tool's redrive of all that may succeed; ends early when it is killed. Returns how many dead messages it
 * could not see.
 */
export function redriveAll(world: RedriveWorld, run: string, killRate: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const rates = { "crash before a call": killRate / 2, "crash after a call": killRate / 2 };
    const onKilled = () => {
      world.faults.strikes(`${run} killed`, "redrive killed", true);
      resolve(0);
    };
    work(new Process(world, run, rates, onKilled), world).then(resolve, reject);
  });
}

async function work(process: Process, world: RedriveWorld): Promise<number> {
  const { queues, database } = world;
  const tools = {
    deadLetters: createDeadLetterPort(queues, process),
    eventQueue: { send: (messages: readonly OutgoingMessage[]) => send(messages, process, world) },
    queueDepth: () =>
      process.call(
        () => "asks how much is queued",
        () => queues.events.counts(),
      ),
    states: createRequestStates({
      halves: (ids) => read(ids, database.queryEvents, process),
      records: (ids) => read(ids, database.analytics, process),
    }),
    log: { failures: async () => new Map() },
    now: process.ownTime,
    sleep: process.sleep,
    signal: new AbortController().signal,
  };
  const { letters, unseen } = await survey(tools);
  const plan = planRedrive(letters, letters, { force: false });
  const { fault } = await redrive(tools, {
    run: process.name,
    send: new Set(plan.send.map(({ messageId }) => messageId)),
    superseded: new Set(plan.superseded.map(({ messageId }) => messageId)),
    mostPerSecond,
    toOutgoing: (message) => toOutgoing(message, process.name),
    onSent: () => {},
  });
  if (fault !== undefined) throw fault;
  return unseen;
}

function read(requestIds: readonly string[], table: Table, process: Process) {
  return process.call(
    () => `reads ${table.name}`,
    () => table.items().filter((item) => requestIds.includes(String(item.requestId))),
  );
}

function send(messages: readonly OutgoingMessage[], process: Process, { queues, truth, onSent }: RedriveWorld) {
  return process.call(
    () => `sends ${messages.map(({ mark }) => mark.of).join(", ")} again`,
    () =>
      messages.map(({ body, groupId, deduplicationId, mark }) => {
        queues.nextId = `${mark.of}~${truth.messages.size}`;
        const attributes = { [markAttribute]: { DataType: "String", StringValue: writeMark(mark) } };
        const { messageId } = queues.events.send({ body, groupId, deduplicationId, attributes });
        if (messageId !== queues.nextId) return undefined;
        const { event } = truth.message(mark.of);
        truth.accept({ messageId, groupId, event }, process.world.scheduler.now());
        onSent(messageId);
        return undefined;
      }),
  );
}
