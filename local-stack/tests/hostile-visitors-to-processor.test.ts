import fc from "fast-check";
import { parseEvent } from "../../cv-analytics-processor/src/events";
import { address, anyAnswer, anyVisit } from "../../cv-analytics-worker/tests/support/hostile-traffic";
import { visitInProcess } from "../../cv-analytics-worker/tests/support/hostile-visit";

const runs = { seed: 1_122_334, numRuns: 400 };
// Other methods, other statuses and lengths that lie make no events.
const visits = anyVisit.map((visit) => ({ ...visit, method: "POST", headers: {} }));
const answers = anyAnswer.map((answer) => ({ ...answer, status: 200, headers: {} }));
const charactersOf = (text: string) => Array.from(text).length;

test("whatever visitors and the chatbot send, what leaves the edge is an event for the processor, masked and limited", async () => {
  const events = { query: 0, response: 0 };
  await fc.assert(
    fc.asyncProperty(visits, answers, async (visit, answer) => {
      const { sent } = await visitInProcess(visit, answer);
      for (const { body } of sent) {
        const { MessageBody } = JSON.parse(body);
        const event = parseEvent(MessageBody);
        expect(event).toEqual(JSON.parse(MessageBody));
        const text = event.eventType === "query" ? event.query : event.reasoning;
        expect(text).not.toContain(address);
        expect(charactersOf(text)).toBeLessThanOrEqual(2_000);
        events[event.eventType] += 1;
      }
    }),
    runs,
  );
  expect(events.query).toBeGreaterThan(runs.numRuns / 4);
  expect(events.response).toBeGreaterThan(runs.numRuns / 10);
});
