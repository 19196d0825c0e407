import { planRedrive } from "../src/redrive/plan";
import { assessedOf } from "./support/letters";

const hopeless = assessedOf(2, { prospect: { redrive: "fails", until: undefined, why: "it dies again" } });
const worn = assessedOf(3, { redrives: 3 });

test("what can succeed is sent, in the order given", () => {
  const letters = [assessedOf(1), assessedOf(4), assessedOf(5, { redrives: 2 })];
  expect(planRedrive(letters, letters, { force: false })).toEqual({ send: letters, superseded: [], refused: [] });
});

test("what can't succeed or was redriven three times is refused, with the reason", () => {
  const { send, refused } = planRedrive([hopeless, worn], [hopeless, worn], { force: false });
  expect(send).toEqual([]);
  expect(refused.map(({ why }) => why)).toEqual(["it dies again", "it was redriven 3 times before"]);
});

test("with force nothing is refused", () => {
  const letters = [hopeless, worn];
  expect(planRedrive(letters, letters, { force: true })).toEqual({ send: letters, superseded: [], refused: [] });
});

test("a message whose copy is dead again is not sent a second time, even if the copy was not selected", () => {
  const original = assessedOf(1);
  const copy = assessedOf(6, { copyOf: original.messageId, redrives: 1 });
  expect(planRedrive([original], [original, copy], { force: true })).toEqual({
    send: [],
    superseded: [original],
    refused: [],
  });
});
