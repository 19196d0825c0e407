import type { Database } from "../dynamodb/database";
import type { Truth } from "../producers/truth";
import type { GroupOrder } from "../sqs/group-order";
import { type Invariant, violate } from "./invariant";

const durableBeforeAcknowledged: Invariant = {
  name: "durable before acknowledged",
  sentence:
    "No message is acknowledged before its half waits in the interim table or its request is recorded, and none before an earlier one of its group.",
};

interface Acknowledging {
  readonly truth: Truth;
  readonly database: Database;
  readonly order: GroupOrder;
}

/** To be checked as messages are about to be deleted from the event queue. */
export function checkAcknowledgement(messageIds: readonly string[], { truth, database, order }: Acknowledging): void {
  for (const messageId of messageIds) {
    const { event, groupId } = truth.message(messageId);
    if (!event) violate(durableBeforeAcknowledged, `the malformed message ${messageId} was acknowledged`);
    const { requestId, eventType } = event;
    const isWaiting = database.queryEvents.get({ requestId, half: eventType }) !== undefined;
    const isRecorded = () => database.analytics.items().some((item) => item.requestId === requestId);
    if (!isWaiting && !isRecorded())
      violate(durableBeforeAcknowledged, `${messageId} was acknowledged, but its ${eventType} is stored nowhere`);
    const overtaken = order
      .before(groupId, messageId)
      .find((earlier) => truth.message(earlier).event && !messageIds.includes(earlier));
    if (overtaken !== undefined)
      violate(durableBeforeAcknowledged, `${messageId} was acknowledged before ${overtaken} of the same group`);
  }
}
