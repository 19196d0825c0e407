import { readFileSync } from "node:fs";
import { join } from "node:path";
import { switchEventSource } from "../src/event-source/switch";
import { type Oncall, startOncall } from "./support/oncall";

let one: Oncall;
beforeAll(async () => {
  one = await startOncall();
});
afterAll(() => one.stop());

/** Nothing takes events while it is paused, so that waiting must not work off the queue. */
const world = { sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) };
const audit = () =>
  readFileSync(join(one.folder, "audit.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("a paused processor takes nothing until it is resumed; both are written down", async () => {
  const { pipeline, oncall } = one;
  const paused = await oncall(["pause", "--yes"], world);
  expect(paused).toMatchObject({ code: 0, out: expect.stringContaining("The processor is paused.") });
  expect(paused.out).toContain("up to 14 days");
  await pipeline.send("{", "group");
  expect((await oncall(["status", "--json"])).json).toMatchObject({
    verdict: "the processor is paused and events wait: npm run oncall -- resume",
    queue: { visible: 1, inFlight: 0 },
    eventSource: { state: "Disabled" },
  });

  const resumed = await oncall(["resume", "--json"], world);
  expect(resumed).toMatchObject({ code: 0, json: { command: "resume", state: "Enabled", changed: true } });
  await pipeline.drain();
  expect(pipeline.deadLetters.peek()).toHaveLength(1);
  expect(audit()).toMatchObject([
    { command: "pause", phase: "begin", details: { from: "Enabled", to: "Disabled" } },
    { command: "pause", phase: "end", details: { state: "Disabled" } },
    { command: "resume", phase: "begin" },
    { command: "resume", phase: "end", details: { state: "Enabled" } },
  ]);
});

test("what is so already is told and left alone", async () => {
  const linesBefore = audit().length;
  expect(await one.oncall(["resume"])).toMatchObject({ code: 0, out: expect.stringContaining("running already") });
  expect(audit()).toHaveLength(linesBefore);
});

test("without a terminal to ask at, nothing is paused", async () => {
  expect(await one.oncall(["pause"])).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
  expect(await one.oncall(["status", "--json"])).toMatchObject({ json: { eventSource: { state: "Enabled" } } });
});

/** An event source that passes through these states, one a look. */
function passing(...states: string[]) {
  const asked: boolean[] = [];
  const eventSources = {
    find: async () => undefined,
    stateOf: async () => (states.length > 1 ? states.shift() : states[0]) ?? "",
    setEnabled: async (_id: string, isEnabled: boolean) => void asked.push(isEnabled),
  };
  const sleeps: number[] = [];
  const sleep = async (ms: number) => void sleeps.push(ms);
  const tools = { eventSources, sleep, signal: new AbortController().signal };
  return { asked, tools, sleeps };
}

test("a change that is under way is waited for, because Lambda takes no second one", async () => {
  const { asked, tools } = passing("Enabling", "Enabling", "Enabled", "Disabling", "Disabled");
  expect(await switchEventSource({ id: "mapping", state: "Enabling" }, "Disabled", tools)).toBe("Disabled");
  expect(asked).toEqual([false]);
});

test("what Lambda does not finish within two minutes is told as it is", async () => {
  const { tools, sleeps } = passing("Enabled", "Disabling");
  expect(await switchEventSource({ id: "mapping", state: "Enabled" }, "Disabled", tools)).toBe("Disabling");
  expect(sleeps).toHaveLength(120);
});
