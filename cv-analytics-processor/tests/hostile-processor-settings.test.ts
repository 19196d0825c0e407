import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { readSettings } from "../src/settings";

const complete = { QUERY_EVENTS_TABLE: "cv-analytics-query-events", ANALYTICS_TABLE: "cv-analytics-analytics" };
type Name = keyof typeof complete;
const names = Object.keys(complete) as Name[];
const canary = "canary 7f3a";

const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "\n",
    "halves\n",
    "\0",
    "ab",
    "__proto__",
    "constructor",
    "a".repeat(256),
    "é".repeat(1_000_000),
  ),
);

function errorOf(name: Name, value: string): string | undefined {
  try {
    readSettings({ ...complete, [name]: value });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test("any text is a table's name, or refused with the setting's name in a short, plain error", () => {
  const property = fc.property(fc.constantFrom(...names), texts, (name, value) => {
    const message = errorOf(name, value);
    if (/^[\w.-]{3,255}$/.test(value)) expect(message).toBeUndefined();
    else expect(message).toMatch(new RegExp(`^wrong settings: ${name} is [\\x20-\\x7e]{1,100}$`));
  });
  fc.assert(property, { numRuns: 1_000, seed: 1 });
});

test("no error repeats a value", () => {
  const property = fc.property(fc.constantFrom(...names), fc.string({ unit: "binary" }), (name, text) => {
    const message = errorOf(name, `${text}${canary}`);
    expect(message).toContain(name);
    expect(message).not.toContain(canary);
  });
  fc.assert(property, { numRuns: 300, seed: 2 });
});

test.each(["__proto__", "constructor"])("a setting called %s changes nothing", (key) => {
  const environment = JSON.parse(JSON.stringify({ ...complete, KEY: { polluted: "x" } }).replace("KEY", key));
  expect(readSettings(environment)).toEqual(readSettings(complete));
  expect(() => readSettings(JSON.parse(JSON.stringify({ KEY: complete }).replace("KEY", key)))).toThrow("is missing");
  expect({}).not.toHaveProperty("polluted");
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
    ["QUERY_EVENTS_TABLE", "no table!"],
    ["ANALYTICS_TABLE", ""],
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
