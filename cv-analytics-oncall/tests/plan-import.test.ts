import { planImport } from "../src/archive/plan-import";
import { requestIdOf } from "./support/letters";

const repairedOf = (index: number, redrives = 0) => ({
  messageId: `message-${index}`,
  redrives,
  requestId: requestIdOf(index),
  body: "{}",
});
const states = new Map([[requestIdOf(1), { record: { timestamp: 1, week: "2025-W45" } }]]);
const [recorded, open, worn] = [repairedOf(1), repairedOf(2), repairedOf(3, 3)];

test("the event of a recorded request is not sent again, and one that was redriven three times is refused", () => {
  expect(planImport([recorded, open, worn], states, { force: false })).toEqual({
    send: [open],
    recorded: [recorded],
    refused: [{ messageId: "message-3", why: "it was redriven 3 times before" }],
  });
});

test("with force all are sent", () => {
  expect(planImport([recorded, open, worn], states, { force: true }).send).toEqual([recorded, open, worn]);
});
