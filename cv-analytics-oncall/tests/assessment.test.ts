import { assess, type Surroundings } from "../src/dead-letters/assessment";
import { fourteenDaysInSeconds, hour, letterOf, now, queryBody, responseBody } from "./support/letters";

const nothing: Surroundings = {
  state: {},
  failure: undefined,
  deadPartner: undefined,
  malformedPartner: undefined,
  isQueueEmpty: true,
  now,
};
const failed = (name: string, message = "") => ({ name, message, at: now });
const query = letterOf(1, queryBody(1));
const response = letterOf(2, responseBody(1));
const endOfRetention = now - hour + fourteenDaysInSeconds * 1000;

describe("the reason", () => {
  test("of a malformed message names the field and what was expected, and no visitor's text", () => {
    const { reason } = assess(letterOf(1, responseBody(1, 400)), nothing);
    expect(reason).toEqual({ kind: "malformed", text: "matchScore: expected a number from 0 to 100" });
  });

  test.each([
    ["ProvisionedThroughputExceededException", "transient"],
    ["ThrottlingException", "transient"],
    ["InternalServerError", "transient"],
    ["TimeoutError", "transient"],
    ["AbortError", "transient"],
    ["AccessDeniedException", "fault"],
    ["ResourceNotFoundException", "fault"],
    ["TypeError", "fault"],
    ["ValidationException", "fault"],
  ])("%s in the processor's log is %s", (name, kind) => {
    expect(assess(query, { ...nothing, failure: failed(name) }).reason.kind).toBe(kind);
  });

  test("is the same text for failures that differ in their request only", () => {
    const of = (requestId: string) =>
      assess(query, { ...nothing, failure: failed("TypeError", `no half of ${requestId}`) }).reason.text;
    expect(of("00000000-0000-4000-8000-000000000001")).toBe(of("12345678-1234-4123-8123-123456789abc"));
  });

  test("of an event without a logged failure whose other half is nowhere is that it is an orphan", () => {
    expect(assess(response, nothing).reason).toEqual({ kind: "orphan", text: "its query is nowhere" });
  });

  test("of an event without a logged failure whose other half is known stays unknown", () => {
    expect(assess(response, { ...nothing, deadPartner: query }).reason.kind).toBe("unknown");
  });
});

describe("the prospect", () => {
  const malformed = letterOf(3, responseBody(1, 400));

  test("of a malformed message is that it dies again, and until when a repair is of use", () => {
    expect(assess(malformed, nothing).prospect).toMatchObject({ redrive: "fails", until: endOfRetention });
    const { otherHalf, prospect } = assess(malformed, { ...nothing, state: { query: { keptUntil: now + 5 * hour } } });
    expect(otherHalf).toEqual({ where: "waiting", half: "query", keptUntil: now + 5 * hour });
    expect(prospect).toMatchObject({
      redrive: "fails",
      until: now + 5 * hour,
      why: expect.stringContaining("repaired"),
    });
  });

  test("of a malformed message whose request is recorded is that nothing is lost", () => {
    const state = { record: { timestamp: now, week: "2025-W46" } };
    expect(assess(malformed, { ...nothing, state }).prospect.why).toContain("recorded in 2025-W46");
  });

  test("of an event whose other half may be a malformed message is open until that is repaired", () => {
    expect(assess(query, { ...nothing, malformedPartner: malformed }).prospect).toMatchObject({
      redrive: "maybe",
      why: expect.stringContaining("repair that as well"),
    });
  });

  test("of an event whose other half waits lasts until the table deletes that half", () => {
    const { prospect } = assess(query, { ...nothing, state: { response: { keptUntil: now + 5 * hour } } });
    expect(prospect).toEqual({ redrive: "succeeds", until: now + 5 * hour, why: "its response waits" });
  });

  test("ends with the dead-letter queue's retention when the half is kept for longer", () => {
    const { prospect } = assess(query, { ...nothing, state: { response: { keptUntil: now + 1_000 * hour } } });
    expect(prospect.until).toBe(endOfRetention);
  });

  test("of a half that is kept for certain no more, but still there, is said to end at any time", () => {
    const { prospect } = assess(query, { ...nothing, state: { response: { keptUntil: now - hour } } });
    expect(prospect).toMatchObject({ redrive: "succeeds", why: "its response waits, but may be deleted at any time" });
  });

  test("of two dead halves is that they succeed together", () => {
    expect(assess(query, { ...nothing, deadPartner: response }).prospect).toMatchObject({
      redrive: "succeeds",
      until: endOfRetention,
    });
  });

  test("of a recorded request is that nothing need be done", () => {
    const state = { record: { timestamp: now, week: "2025-W46" } };
    expect(assess(query, { ...nothing, state }).prospect).toMatchObject({
      redrive: "needless",
      why: "its request is recorded in 2025-W46",
    });
  });

  test("of a lone response is that it waits for ever, and of a lone query that it is counted as unanswered", () => {
    expect(assess(response, nothing).prospect.redrive).toBe("fails");
    expect(assess(query, nothing).prospect.redrive).toBe("unanswered");
  });

  test("of a lone event is open while its other half may still come out of the queue", () => {
    for (const lone of [query, response])
      expect(assess(lone, { ...nothing, isQueueEmpty: false }).prospect.redrive).toBe("maybe");
  });
});
