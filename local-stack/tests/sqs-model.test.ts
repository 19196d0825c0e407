import * as fc from "fast-check";
import type { ReceivedMessage } from "../src/sqs/message";
import { QueueOracle } from "./support/queue-oracle";
import { testQueues } from "./support/test-queues";

type Step =
  | { readonly do: "send"; readonly group: string; readonly id: number }
  | { readonly do: "receive"; readonly most: number; readonly seconds: number }
  | { readonly do: "delete"; readonly which: number }
  | { readonly do: "change"; readonly which: number; readonly seconds: number }
  | { readonly do: "wait"; readonly ms: number };

// Of the messages received so far, counted from the newest: what is in flight is among them.
const which = fc.nat({ max: 7 });
const group = fc.constantFrom("a", "b");
const send = fc.record({ do: fc.constant("send" as const), group, id: fc.nat({ max: 9 }) });
const receive = fc.record({
  do: fc.constant("receive" as const),
  most: fc.constantFrom(1, 2, 3, 10),
  seconds: fc.constantFrom(0, 1, 30, 400),
});
const remove = fc.record({ do: fc.constant("delete" as const), which });
const change = fc.record({ do: fc.constant("change" as const), which, seconds: fc.constantFrom(0, 0, 1, 30, 400) });
const wait = fc.record({
  do: fc.constant("wait" as const),
  ms: fc.constantFrom(1, 999, 1000, 30_000, 299_999, 300_000),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: send },
  { weight: 4, arbitrary: receive },
  { weight: 2, arbitrary: remove },
  { weight: 2, arbitrary: change },
  { weight: 1, arbitrary: wait },
);
const steps = fc.array(step, { minLength: 20, maxLength: 60, size: "max" });

test("whatever happens, groups keep their order and their lock, and no message is lost, invented or sent twice", () => {
  fc.assert(
    fc.property(steps, fc.constantFrom("queue" as const, "messageGroup" as const), (history, scope) => {
      const { clock, queue, queues } = testQueues({ attributes: { DeduplicationScope: scope } });
      queues.setAttributes(queue, { RedrivePolicy: "" });
      const oracle = new QueueOracle(clock.now, scope);
      const received: ReceivedMessage[] = [];
      const pick = (index: number) => received.at(-1 - index);

      for (const next of [...history, { do: "wait" as const, ms: 400_000 }]) {
        const message = "which" in next ? pick(next.which) : undefined;
        if (next.do === "wait") clock.advance({ ms: next.ms });
        if (next.do === "send") {
          const sent = queue.send({ body: "x", groupId: next.group, deduplicationId: String(next.id) });
          oracle.sent(next.group, String(next.id), sent);
        }
        if (next.do === "receive") {
          const batch = queue.receive({ maxMessages: next.most, visibilityTimeoutInSeconds: next.seconds });
          oracle.received(batch, next.most, next.seconds);
          received.push(...batch);
        }
        if (next.do === "delete" && message) {
          oracle.deleting(message, () => queue.delete(message.receiptHandle));
        }
        if (next.do === "change" && message) {
          oracle.changing(message, next.seconds, () => queue.changeVisibility(message.receiptHandle, next.seconds));
        }
        expect(queue.counts().inFlight).toBe(oracle.inFlight);
      }
      oracle.drained(() => {
        const batch = queue.receive({ maxMessages: 10, visibilityTimeoutInSeconds: 30 });
        for (const { receiptHandle } of batch) queue.delete(receiptHandle);
        return batch;
      });
    }),
    { numRuns: 500, seed: 20251103 },
  );
});

test("whatever happens, each message is in the queue, deleted, or dead after exactly three receives", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const { clock, queue, deadLetters } = testQueues({ attributes: { DeduplicationScope: "messageGroup" } });
      const sentIds = new Set<string>();
      const receives = new Map<string, number>();
      const deleted: string[] = [];

      for (const next of history) {
        if (next.do === "wait") clock.advance({ ms: next.ms });
        if (next.do === "send") {
          sentIds.add(queue.send({ body: "x", groupId: next.group, deduplicationId: String(next.id) }).messageId);
        }
        if (next.do !== "receive") continue;
        const batch = queue.receive({ maxMessages: next.most, visibilityTimeoutInSeconds: next.seconds });
        for (const { messageId } of batch) receives.set(messageId, (receives.get(messageId) ?? 0) + 1);
        const done = next.seconds > 0 && next.most === 3 ? batch[0] : undefined;
        if (!done) continue;
        queue.delete(done.receiptHandle);
        deleted.push(done.messageId);
      }

      clock.advance({ seconds: 400 });
      const { visible } = queue.counts();
      const dead = drain(() => deadLetters.receive({ maxMessages: 10 }));
      for (const { messageId, deduplicationId } of dead) {
        expect(receives.get(messageId)).toBe(3);
        expect(deduplicationId).toBe(messageId);
      }
      expect(Math.max(0, ...receives.values())).toBeLessThanOrEqual(3);
      expect(new Set([...deleted, ...dead.map(({ messageId }) => messageId)]).size).toBe(deleted.length + dead.length);
      expect(visible + deleted.length + dead.length).toBe(sentIds.size);

      function drain(receive: () => ReceivedMessage[]): ReceivedMessage[] {
        const all: ReceivedMessage[] = [];
        for (let batch = receive(); batch.length > 0; batch = receive()) {
          for (const { receiptHandle } of batch) deadLetters.delete(receiptHandle);
          all.push(...batch);
        }
        return all;
      }
    }),
    { numRuns: 500, seed: 20251104 },
  );
});
