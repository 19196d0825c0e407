import { planImport } from "../src/archive/plan-import";
import { requestIdOf } from "./support/letters";

const repairedOf = (index: number, redrives = 0) => ({
  messageId: `message-${index}`,
  redrives,
  requestId: requestIdOf(index),
  deduplicationId: `message-${index}-body`,
  bodySize: 2,
  line: { number: index, offset: 0, length: 2 },
});
const recordedRequests = new Set([requestIdOf(1)]);
const [recorded, open, worn] = [repairedOf(1), repairedOf(2), repairedOf(3, 3)];

test("the event of a recorded request is not sent again, and one that was redriven three times is refused", () => {
  expect(planImport([recorded, open, worn], recordedRequests, { force: false })).toEqual({
    send: [open],
    recorded: [recorded],
    refused: [{ messageId: "message-3", why: "it was redriven 3 times before" }],
  });
});

test("with force all are sent", () => {
  expect(planImport([recorded, open, worn], recordedRequests, { force: true }).send).toEqual([recorded, open, worn]);
});
