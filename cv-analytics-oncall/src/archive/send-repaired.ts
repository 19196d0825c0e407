import { lookAgain } from "../dead-letters/second-look";
import type { OutgoingMessage } from "../redrive/event-queue";
import { deduplicationIdOf } from "../redrive/outgoing";
import { redrive } from "../redrive/redrive";
import type { RedriveOptions, RedriveResult, Redriving } from "../redrive/redriving";
import { sendInOrder } from "../redrive/send-in-order";
import { SlowStart } from "../redrive/slow-start";
import type { Repaired } from "./line";
import type { ImportPlan } from "./plan-import";

type Options = Pick<RedriveOptions, "run" | "mostPerSecond" | "onSent">;

/**
 * Sends repaired events: those whose originals are gone, then those whose originals are dead in their place. A drop that
 * was cut off leaves the later ones of a group dead, so this keeps a group's order. Killed and run again, what was sent
 * twice is the same to SQS or, later, to the processor. The dead originals of recorded requests are deleted. Ends at the first fault, which the result tells.
 */
export async function sendRepaired(
  { send: repaired, recorded }: Pick<ImportPlan, "send" | "recorded">,
  tools: Redriving,
  { run, mostPerSecond, onSent }: Options,
): Promise<RedriveResult> {
  const byId = new Map(repaired.map((one) => [one.messageId, one]));
  const dead = new Set<string>();
  const sent = new Set<string>();
  const refused = new Map<string, string>();
  const pace = new SlowStart({ ...tools, mostPerSecond });
  try {
    await lookAgain(new Set(byId.keys()), tools, async (messages) => {
      for (const { messageId } of messages) dead.add(messageId);
    });
    await sendInOrder(
      repaired.filter(({ messageId }) => !dead.has(messageId)),
      {
        queue: tools.eventQueue,
        toOutgoing: (one) => toOutgoing(one, run),
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
  const inPlace = await redrive(tools, {
    run,
    send: dead,
    superseded: new Set(recorded.map(({ messageId }) => messageId)),
    mostPerSecond,
    onSent,
    toOutgoing: (message) => toOutgoing(byId.get(message.messageId) ?? neverMeant(message.messageId), run),
  });
  return { ...inPlace, sent: new Set([...sent, ...inPlace.sent]), refused: new Map([...refused, ...inPlace.refused]) };
}

function toOutgoing({ messageId, redrives, requestId, body }: Repaired, run: string): OutgoingMessage {
  return {
    body,
    groupId: requestId,
    deduplicationId: deduplicationIdOf(messageId, body),
    mark: { count: redrives + 1, of: messageId, run },
    traceHeader: undefined,
  };
}

function neverMeant(messageId: string): never {
  throw new Error(`message ${messageId} is not in the file`);
}
