import { failedMessageIds } from "../src/lambda/failed-messages";

const records = [{ messageId: "a" }, { messageId: "b" }, { messageId: "c" }];
const failedFor = (response: unknown) => [...failedMessageIds(records, { type: "returned", response })];

describe("the messages that failed", () => {
  test.each([
    ["undefined", undefined],
    ["null", null],
    ["an empty object", {}],
    ["an empty list", { batchItemFailures: [] }],
    ["a null list", { batchItemFailures: null }],
    ["an object that knows nothing of failures", { statusCode: 200 }],
  ])("are none when the response is %s", (_, response) => {
    expect(failedFor(response)).toEqual([]);
  });

  test("are the reported ones, each once", () => {
    const batchItemFailures = [{ itemIdentifier: "c" }, { itemIdentifier: "a" }, { itemIdentifier: "c" }];
    expect(failedFor({ batchItemFailures })).toEqual(["c", "a"]);
  });

  test.each([
    ["names a message outside the batch", { batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "x" }] }],
    ["has an empty identifier", { batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "" }] }],
    ["has a null identifier", { batchItemFailures: [{ itemIdentifier: null }] }],
    ["has an item without identifier", { batchItemFailures: [{ messageId: "a" }] }],
    ["has a null item", { batchItemFailures: [null] }],
    ["has identifiers in place of items", { batchItemFailures: ["a"] }],
    ["has no list of failures", { batchItemFailures: { itemIdentifier: "a" } }],
    ["is a list", []],
    ["is a text", "done"],
  ])("are all of the batch when the response %s", (_, response) => {
    expect(failedFor(response)).toEqual(["a", "b", "c"]);
  });

  test("are all of the batch when the function threw", () => {
    expect([...failedMessageIds(records, { type: "threw", error: new Error("no") })]).toEqual(["a", "b", "c"]);
  });
});
