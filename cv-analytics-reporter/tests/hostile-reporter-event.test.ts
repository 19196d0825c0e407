import * as fc from "fast-check";
import { parseEvent } from "../src/event";
import { createHandler, type HandlerTools } from "../src/handler";
import { isWeek } from "../src/iso-week";

const fields = ["week", "scheduledTime", "sweep", "force", "dryRun"] as const;
const prototypeKeys = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] as const;

/** What nobody's error may repeat. */
const canary = "canary-7f3a";
const canaries = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => `${text}${canary}`),
  fc.jsonValue().map((value) => ({ [canary]: value })),
  fc.jsonValue().map((value) => [canary, value]),
  fc.constant(canary.repeat(1_000)),
);

const oddWeeks = fc
  .tuple(fc.integer({ min: -1, max: 12_000 }), fc.integer({ min: -1, max: 100 }))
  .map(([year, number]) => `${String(year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`);
const oddInstants = fc
  .tuple(fc.date({ noInvalidDate: true }), fc.constantFrom("Z", "+23:59", "-23:59", "+24:00", "", "z"))
  .map(([date, zone]) => date.toISOString().replace("Z", zone));
const anything = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  oddWeeks,
  oddInstants,
  canaries,
);
const objects = fc.dictionary(fc.oneof(fc.constantFrom(...fields, ...prototypeKeys), fc.string()), anything, {
  maxKeys: 6,
});
/** As the Lambda runtime hands it over: parsed JSON, where `__proto__` is a field like any other. */
const events = fc.oneof(anything, objects).map((event) => JSON.parse(JSON.stringify(event) ?? "null"));

function errorOf(event: unknown): Error | undefined {
  try {
    parseEvent(event);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Tools of which every use is noted; none of them may be reached. */
function watchedTools(uses: string[]): HandlerTools {
  const watched = (name: string) =>
    new Proxy({}, { get: (_, method) => async () => void uses.push(`${name}.${String(method)}`) });
  const parts = ["records", "waiting", "unanswered", "sweeps", "pastReports", "ledger", "deadLetters"];
  const silent = { info() {}, warn() {}, error() {}, count() {}, flush() {} };
  const channels = [{ name: "sns", deliver: async () => String(uses.push("sns.deliver")) }];
  const stores = Object.fromEntries(parts.map((name) => [name, watched(name)]));
  return { ...stores, channels, telemetry: silent, now: () => 0 } as unknown as HandlerTools;
}

test("any JSON is a valid request, or an error that is short and plain; then nothing is read, sent or kept", async () => {
  const property = fc.asyncProperty(events, async (event) => {
    const error = errorOf(event);
    if (!error) {
      const request = parseEvent(event);
      expect(request.kind === "sweep" || isWeek(request.week)).toBe(true);
      return;
    }
    expect(error.message).toMatch(/^wrong event: [\x20-\x7e]{1,1000}$/);
    const uses: string[] = [];
    const invocation = createHandler(watchedTools(uses))(event, { awsRequestId: "1" });
    await expect(invocation).rejects.toThrow(error.message);
    expect(uses).toEqual([]);
  });
  await fc.assert(property, { numRuns: 1_000, seed: 1 });
});

test("an error names the field and what was expected there, and never repeats what came", () => {
  const property = fc.property(fc.constantFrom(...fields), canaries, (field, value) => {
    const message = errorOf({ [field]: value })?.message ?? "";
    expect(message).toContain(`wrong event: ${field}: expected `);
    expect(message).not.toContain(canary);
  });
  fc.assert(property, { numRuns: 300, seed: 2 });
});

test("a field's name is repeated only if it could be one", () => {
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
  expect(errorOf({ week: "2025-W45", "\u001b[2J\r\nERROR": 1 })?.message).toBe(
    "wrong event: unknown field with a name of 11 characters",
  );
  expect(errorOf({ ...many, week: "2025-W45" })?.message).toMatch(/field9: unknown field; and 49990 more$/);
});

test.each(prototypeKeys)("%s is no way to name a week, nor to change what every object has", (key) => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  for (const inner of [{ week: "2025-W45" }, { sweep: true, force: true, polluted: true }])
    expect(errorOf(JSON.parse(JSON.stringify({ event: { KEY: inner } }).replace("KEY", key)).event)).toBeDefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect({}).not.toHaveProperty("polluted");
});

test.each(["week", "scheduledTime", "sweep"])("objects in objects, ten thousand deep, are a wrong %s", (field) => {
  const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`);
  expect(errorOf({ [field]: deep })?.message).toMatch(
    new RegExp(`^wrong event: ${field}: expected .*, got an object$`),
  );
});

test.each([
  ["week", `${"2025-W".repeat(200_000)}45`],
  ["scheduledTime", `2025-11-10T08:00:00.${"0".repeat(1_000_000)}`],
  ["scheduledTime", "2025-11-10T08:00:00".repeat(50_000)],
])("a %s of a million characters is refused in one pass over it", (field, value) => {
  expect(errorOf({ [field]: value })?.message).toMatch(/got a text of \d{6,7} characters$/);
});

test.each(["0000-01-01T00:00:00Z", "0999-06-01T00:00:00Z", "1999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"])(
  "the instant %s is none of this system",
  (scheduledTime) => {
    expect(errorOf({ scheduledTime })?.message).toContain("scheduledTime: expected an ISO instant");
  },
);
