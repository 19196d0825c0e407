import { readAnalyticsSettings, readChatbotOrigin } from "../src/settings";
import { bindings } from "./support/fake-runtime";

test("complete settings are read, and personal data is masked unless said otherwise", () => {
  expect(readAnalyticsSettings(bindings)).toEqual({
    queueUrl: bindings.SQS_QUEUE_URL,
    region: "eu-west-2",
    accessKeyId: bindings.AWS_ACCESS_KEY_ID,
    secretAccessKey: bindings.AWS_SECRET_ACCESS_KEY,
    maskPersonalData: true,
  });
  expect(readAnalyticsSettings({ ...bindings, MASK_PERSONAL_DATA: "false" }).maskPersonalData).toBe(false);
});

test.each(["https://chatbot.example", "https://chatbot.example/", "http://127.0.0.1:8787"])(
  "%s is a chatbot's origin",
  (origin) => {
    expect(readChatbotOrigin({ CHATBOT_ORIGIN: origin })).toBe(new URL(origin).origin);
  },
);

test.each([
  undefined,
  "",
  7,
  "chatbot.example",
  "ftp://chatbot.example",
  "https://chatbot.example/api",
  "https://chatbot.example/?",
  "https://chatbot.example/#",
  "https://user:secret@chatbot.example",
])("%p is no chatbot's origin", (origin) => {
  expect(() => readChatbotOrigin({ CHATBOT_ORIGIN: origin })).toThrow(
    /^CHATBOT_ORIGIN is (missing|malformed): expected /,
  );
});

test.each([
  ["SQS_QUEUE_URL", "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-queue"],
  ["SQS_QUEUE_URL", "http://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-queue.fifo"],
  ["SQS_QUEUE_URL", "set by deploy"],
  ["AWS_REGION", "London"],
  ["AWS_ACCESS_KEY_ID", "AKIA\n"],
  ["AWS_SECRET_ACCESS_KEY", "secret\n"],
  ["MASK_PERSONAL_DATA", "yes"],
  ["HOLD_QUERY_MS", "7801"],
  ["HOLD_QUERY_MS", "1.5"],
  ["HOLD_QUERY_MS", "1e3"],
  ["HOLD_QUERY_MS", " 2000"],
  ["HOLD_QUERY_MS", "-1"],
])("%s may not be %p, and the message does not repeat it", (name, value) => {
  const read = () => readAnalyticsSettings({ ...bindings, [name]: value });

  expect(read).toThrow(`${name} is malformed: expected `);
  expect(read).not.toThrow(value);
});

test.each([
  [undefined, undefined],
  ["1", 1],
  ["7800", 7_800],
])("with HOLD_QUERY_MS %p a query event is held for %p ms", (value, holdQueryMs) => {
  expect(readAnalyticsSettings({ ...bindings, HOLD_QUERY_MS: value }).holdQueryMs).toBe(holdQueryMs);
});

test.each(["0", 2000, null, {}])("HOLD_QUERY_MS may not be %p", (value) => {
  expect(() => readAnalyticsSettings({ ...bindings, HOLD_QUERY_MS: value })).toThrow("HOLD_QUERY_MS is malformed");
});

test("every setting that is missing is named at once", () => {
  expect(() => readAnalyticsSettings({})).toThrow(
    /SQS_QUEUE_URL is missing.*AWS_REGION is missing.*AWS_ACCESS_KEY_ID is missing.*AWS_SECRET_ACCESS_KEY is missing/,
  );
});

test("a queue on this machine may be reached over plain HTTP", () => {
  const queueUrl = "http://127.0.0.1:4566/000000000000/cv-analytics-queue.fifo";
  expect(readAnalyticsSettings({ ...bindings, SQS_QUEUE_URL: queueUrl }).queueUrl).toBe(queueUrl);
});
