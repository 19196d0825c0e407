import fc from "fast-check";
import { bindings } from "./support/fake-runtime";
import { type AnyAnswer, anyAnswer, anyVisit, typedMark } from "./support/hostile-traffic";
import { linesOf, type Outcome, visitInProcess } from "./support/hostile-visit";

const runs = { seed: 20_251_108, numRuns: 1_000 };

const fates = { answered: 0, unreached: 0, sent: 0 };

test("whatever a visitor sends and the chatbot answers, the visitor gets the answer and no one else a word of it", async () => {
  await fc.assert(
    fc.asyncProperty(anyVisit, anyAnswer, async (visit, answer) => {
      const outcome = await visitInProcess(visit, answer);
      expectTheChatbotsAnswer(outcome, answer);
      expectNothingInjected(outcome);
      expect(outcome.logged).not.toContain(typedMark);
    }),
    runs,
  );
  // Most of what is generated must reach the end of the way, or the test would show little.
  expect(fates.answered).toBeGreaterThan(runs.numRuns / 2);
  expect(fates.unreached).toBeGreaterThan(0);
  expect(fates.sent).toBeGreaterThan(runs.numRuns / 4);
});

function expectTheChatbotsAnswer({ answer, given }: Outcome, { flow }: AnyAnswer): void {
  if (!given) {
    fates.unreached += 1;
    expect([answer.status, `${answer.bytes}`]).toEqual([502, '{"error":"The chatbot cannot be reached."}']);
    return;
  }
  fates.answered += 1;
  expect(answer.status).toBe(given.status);
  expect(answer.headers).toEqual(linesOf(given.headers));
  const bytes = given.body ? Buffer.concat(flow.pieces) : Buffer.alloc(0);
  expect(answer.brokeOff).toBe(given.body !== null && flow.breaksOff);
  // What was buffered when a stream broke off may be lost with it.
  if (answer.brokeOff) expect(bytes.subarray(0, answer.bytes.length).equals(answer.bytes)).toBe(true);
  else expect(answer.bytes.equals(bytes)).toBe(true);
}

/** A visitor's words are in the bodies of messages alone: not in where a request to the queue goes, nor in its headers. */
function expectNothingInjected({ sent }: Outcome): void {
  fates.sent += sent.length;
  for (const { url, method, headers, body } of sent) {
    expect([method, url]).toEqual(["POST", `${new URL(bindings.SQS_QUEUE_URL).origin}/`]);
    expect(headers).toEqual([
      expect.stringMatching(/^authorization: AWS4-HMAC-SHA256 /),
      "content-type: application/x-amz-json-1.0",
      expect.stringMatching(/^x-amz-date: \d{8}T\d{6}Z$/),
      "x-amz-target: AmazonSQS.SendMessage",
    ]);
    const { MessageBody, ...rest } = JSON.parse(body);
    expect(JSON.stringify([headers, rest])).not.toContain(typedMark);
    expect(Object.keys(rest).sort()).toEqual([
      "MessageDeduplicationId",
      "MessageGroupId",
      "MessageSystemAttributes",
      "QueueUrl",
    ]);
  }
}
