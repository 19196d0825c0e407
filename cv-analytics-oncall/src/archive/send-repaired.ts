import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import { lookAgain } from "../dead-letters/second-look";
import type { OutgoingMessage } from "../redrive/event-queue";
import { redrive } from "../redrive/redrive";
import type { RedriveOptions, RedriveResult, Redriving } from "../redrive/redriving";
import { sendInOrder } from "../redrive/send-in-order";
import { SlowStart } from "../redrive/slow-start";
import type { ArchivedEvent } from "./archived-event";
import type { ImportPlan } from "./plan-import";

interface Options extends Pick<RedriveOptions, "run" | "mostPerSecond" | "onSent"> {
  readonly bodyOf: (event: ArchivedEvent) => Promise<string>;
}

/**
 * Sends repaired events: those whose originals are gone, then those whose originals are dead in their place. A drop that
 * was cut off leaves the later ones of a group dead, so this keeps a group's order. Killed and run again, what was sent
 * twice is the same to SQS or, later, to the processor. The dead originals of recorded requests are deleted. Ends at the first fault, which the result tells.
 */
export async function sendRepaired(
  { send: repaired, recorded }: Pick<ImportPlan, "send" | "recorded">,
  tools: Redriving,
  { run, mostPerSecond, onSent, bodyOf }: Options,
): Promise<RedriveResult> {
  const byId = new Map(repaired.map((one) => [one.messageId, one]));
  const repairedOf = ({ messageId }: DeadMessage) => byId.get(messageId) ?? neverMeant(messageId);
  const dead = new Set<string>();
  const sent = new Set<string>();
  const refused = new Map<string, string>();
  const pace = new SlowStart({ ...tools, mostPerSecond });
  const toOutgoing = async (event: ArchivedEvent) => outgoingOf(event, await bodyOf(event), run);
  try {
    await lookAgain(new Set(byId.keys()), tools, async (messages) => {
      for (const { messageId } of messages) dead.add(messageId);
    });
    await sendInOrder(
      repaired.filter(({ messageId }) => !dead.has(messageId)),
      {
        queue: tools.eventQueue,
        ...{ groupOf, sizeOf, toOutgoing },
        turn: async () => (tools.signal.aborted ? 0 : pace.turn()),
        async onSent(ones) {
          for (const { messageId } of ones) sent.add(messageId);
          onSent(ones.length);
        },
        onRefused: ({ messageId }, why) => void refused.set(messageId, why),
      },
    );
  } catch (error) {
    return { sent, deleted: new Set(), refused, cameBack: 0, isWithoutEffect: false, fault: error };
  }
  // What SQS refused must not be overtaken by what is dead of its group.
  const heldBack = new Set(repaired.filter(({ messageId }) => refused.has(messageId)).map(groupOf));
  const mayFollow = repaired.filter((one) => dead.has(one.messageId) && !heldBack.has(groupOf(one)));
  const inPlace = await redrive(tools, {
    run,
    send: new Set(mayFollow.map(({ messageId }) => messageId)),
    superseded: new Set(recorded.map(({ messageId }) => messageId)),
    mostPerSecond,
    onSent,
    groupOf: (message) => groupOf(repairedOf(message)),
    sizeOf: (message) => sizeOf(repairedOf(message)),
    toOutgoing: (message) => toOutgoing(repairedOf(message)),
  });
  return { ...inPlace, sent: new Set([...sent, ...inPlace.sent]), refused: new Map([...refused, ...inPlace.refused]) };
}

const groupOf = ({ requestId }: ArchivedEvent) => requestId;
const sizeOf = ({ bodySize }: ArchivedEvent) => bodySize;

function outgoingOf(event: ArchivedEvent, body: string, run: string): OutgoingMessage {
  const { messageId, redrives, requestId, deduplicationId } = event;
  const mark = { count: redrives + 1, of: messageId, run };
  return { body, groupId: requestId, deduplicationId, mark, traceHeader: undefined };
}

function neverMeant(messageId: string): never {
  throw new Error(`message ${messageId} is not in the file`);
}
