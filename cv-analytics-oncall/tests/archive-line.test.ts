import { readLine, toLine } from "../src/archive/line";
import { messageOf, queryBody, requestIdOf, responseBody } from "./support/letters";

const reason = { reason: { kind: "malformed", text: "matchScore: expected a number from 0 to 100" } } as const;
const lineOf = (body: string) => JSON.parse(toLine(messageOf(1, body), reason));

test("an event is in its line as the text that it was and as an object to edit, and the line says why it died", () => {
  expect(lineOf(responseBody(1, 400))).toMatchObject({
    messageId: "message-1",
    reason: "malformed: matchScore: expected a number from 0 to 100",
    body: responseBody(1, 400),
    event: { matchScore: 400 },
  });
});

test.each(['{"requestId": ', "[1]", ""])("%j is no JSON object: its line has no event to edit", (body) => {
  const line = lineOf(body);
  expect(line).toMatchObject({ body });
  expect(line).not.toHaveProperty("event");
});

test("a repaired line is sent as it was edited, under its own request", () => {
  const line = lineOf(responseBody(1, 400));
  line.event.matchScore = 40;
  expect(readLine(JSON.stringify(line))).toEqual({
    messageId: "message-1",
    redrives: 0,
    requestId: requestIdOf(1),
    body: responseBody(1, 40),
  });
});

test.each([
  ["spaces", queryBody(1).replaceAll(":", " : ")],
  ["a number with more digits than a number holds", queryBody(1).replace("{", '{"trace":12345678901234567890,')],
  ["a minus before a zero", queryBody(1).replace("{", '{"offset":-0,')],
  ["a field that is there twice", queryBody(1).replace("{", '{"sessionId":"first",')],
  ["letters as escapes", queryBody(1).replace("Kubernetes", "\\u004bubernetes")],
])("a body with %s is sent byte for byte when its event was not touched", (_, body) => {
  expect(readLine(toLine(messageOf(1, body), reason))).toMatchObject({ requestId: requestIdOf(1), body });
});

test("a line may have an event only or a body only", () => {
  const { event, body, ...rest } = lineOf(responseBody(1));
  for (const one of [{ event }, { body }])
    expect(readLine(JSON.stringify({ ...rest, ...one }))).toMatchObject({ body: responseBody(1) });
});

test("an event that is put beside a body that is none is sent in its place", () => {
  const line = { ...lineOf("{garbage"), event: JSON.parse(queryBody(1)) };
  expect(readLine(JSON.stringify(line))).toMatchObject({ body: queryBody(1) });
});

test.each([
  ["no JSON", "{", ["line: expected a JSON object"]],
  [
    "a malformed event",
    toLine(messageOf(1, responseBody(1, 400)), reason),
    ["event.matchScore: expected a number from 0 to 100"],
  ],
  ["a body that is no event", toLine(messageOf(1, "{"), reason), ["body: expected JSON"]],
  ["neither event nor body", '{"messageId":"x"}', ["event: expected an event or a body"]],
  ["no message id", '{"event":{}}', ["messageId: expected SQS's message id"]],
])("%s is not sent, and the line says what was expected", (_, line, problems) => {
  expect(readLine(line)).toEqual(problems);
});
