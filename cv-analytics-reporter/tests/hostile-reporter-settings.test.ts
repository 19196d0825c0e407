import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { readSettings } from "../src/settings";

const complete = {
  ANALYTICS_TABLE: "cv-analytics-analytics",
  QUERY_EVENTS_TABLE: "cv-analytics-query-events",
  REPORTS_TABLE: "cv-analytics-reports",
  REPORT_TOPIC_ARN: "arn:aws:sns:eu-west-2:123456789012:cv-analytics-weekly-report",
  DLQ_URL: "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-dlq.fifo",
  REPORT_FROM: "cv@example.org",
  REPORT_TO: "a@example.org",
};
type Name = keyof typeof complete;
const names = Object.keys(complete) as Name[];

const canary = "canary-7f3a";
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "\n",
    "\0",
    "__proto__",
    "constructor",
    "undefined",
    ",".repeat(50_000),
    "é".repeat(100_000),
  ),
);
/** The right value with something in it. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom("\n", "\r\nBcc: b@example.org", "\0", " ", "\u202e", "?"),
    fc.nat(80),
  )
  .map(([name, text, at]): [Name, string] => {
    const right = complete[name];
    return [name, `${right.slice(0, at)}${text}${right.slice(at)}`];
  });

function errorOf(name: Name, value: string): string | undefined {
  try {
    readSettings({ ...complete, [name]: value });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test("any text for any setting is taken, or refused with the setting's name in a short, plain error", () => {
  const property = fc.property(fc.constantFrom(...names), texts, (name, value) => {
    const message = errorOf(name, value);
    if (message !== undefined)
      expect(message).toMatch(new RegExp(`^wrong settings: [\\x20-\\x7e]*${name}[\\x20-\\x7e]{1,900}$`));
  });
  fc.assert(property, { numRuns: 1_000, seed: 1 });
});

test("what is taken holds no character that ends a line, a header or an address", () => {
  const property = fc.property(spoilt, ([name, value]) => {
    if (errorOf(name, value) === undefined) expect(value.trim()).toMatch(/^[\x21-\x7e]+$/);
  });
  fc.assert(property, { numRuns: 1_000, seed: 2 });
});

test("no error repeats a value", () => {
  const property = fc.property(fc.constantFrom(...names), fc.string({ unit: "binary" }), (name, text) => {
    expect(errorOf(name, `${text} ${canary}`)).not.toContain(canary);
  });
  fc.assert(property, { numRuns: 500, seed: 3 });
});

test.each(["__proto__", "constructor"])("a setting called %s changes nothing", (key) => {
  const environment = JSON.parse(JSON.stringify({ ...complete, KEY: { polluted: "x" } }).replace("KEY", key));
  expect(readSettings(environment)).toEqual(readSettings(complete));
  expect({}).not.toHaveProperty("polluted");
});

test.each([
  ["REPORT_TO", `a@${"a.".repeat(500_000)}`],
  ["REPORT_TO", `${"a.".repeat(500_000)}@`],
  ["REPORT_TOPIC_ARN", `arn:aws${"-".repeat(1_000_000)}`],
  ["DLQ_URL", `https://${"a".repeat(1_000_000)}`],
] as const)("a %s of a million characters is refused in one pass over it", (name, value) => {
  expect(errorOf(name, value)).toContain(name);
});

describe("the function", () => {
  const before = { ...process.env };
  const calls: unknown[] = [];
  const aws = createServer((request, response) => {
    calls.push(request.url);
    response.end("{}");
  });
  beforeAll(() => once(aws.listen(0, "127.0.0.1"), "listening"));
  afterEach(() => {
    process.env = { ...before };
  });
  afterAll(() => aws.close());

  test.each([
    ["REPORTS_TABLE", "no table!"],
    ["REPORT_TO", "nobody"],
    ["DLQ_URL", ""],
  ] as const)("does not start with a wrong %s, and has asked AWS for nothing", async (name, value) => {
    const { port } = aws.address() as AddressInfo;
    const place = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: "eu-west-2" };
    process.env = { ...before, ...complete, ...place, [name]: value };
    await expect(jest.isolateModulesAsync(async () => void (await import("../src/index")))).rejects.toThrow(
      `wrong settings: ${name}`,
    );
    expect(calls).toEqual([]);
  });
});
