import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weekOf } from "../../cv-analytics-reporter/src/iso-week";
import { runCommand } from "./support/runbook-commands";
import { hold } from "./support/runbook-compare";
import { type Example, readDocument } from "./support/runbook-document";
import { operations } from "./support/runbook-operations";
import { reference } from "./support/runbook-reference";
import type { Scenarios } from "./support/runbook-scenario";
import { Stage } from "./support/runbook-stage";
import { type Update, update } from "./support/runbook-update";
import { moveWeeks } from "./support/runbook-weeks";

/** Writes what commands print now into the documents, instead of holding it against them. */
const isUpdate = process.env.UPDATE_RUNBOOK === "1";

/** What only runs elsewhere: where the API is that the local stack has not, and where a push starts a deployment. */
const programsElsewhere = ["aws", "git", "npx wrangler"];

const documents: readonly (readonly [string, Scenarios])[] = [
  ["operations.md", operations],
  ["oncall.md", reference],
];

describe.each(documents)("docs/%s", (name, scenarios) => {
  const file = join(__dirname, "../../docs", name);
  const document = readDocument(readFileSync(file, "utf8"));
  const weeks = { documented: document.week, real: document.week };
  const updates: Update[] = [];
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.start();
  });
  afterAll(async () => {
    await stage.stop();
    if (updates.length > 0) writeFileSync(file, update(document.lines, updates));
  });

  test("has a scenario for each section, and no section has commands without one", () => {
    expect(document.sections.map(({ heading }) => heading)).toEqual(Object.keys(scenarios));
  });

  test.each(document.sections.map((section) => [section.heading, section] as const))("%s", async (heading, section) => {
    const scenario = scenarios[heading] ?? "prose";
    expect(section.examples.length > 0).toBe(scenario !== "prose");
    if (scenario === "prose") return;
    const { prepare, meanwhile = {}, asProcess = false } = scenario;
    const clock = asProcess ? Date.now : stage.now;
    if (prepare) await stage.reset(heading, clock);
    weeks.real = weekOf(clock());
    await prepare?.(stage);
    const open = new Map(Object.entries(meanwhile));
    for (const example of section.examples) {
      const { phase = "" } = example;
      await open.get(phase)?.(stage);
      open.delete(phase);
      await play(example, asProcess);
    }
    expect([...open.keys()]).toEqual([]);
  });

  test("names the place of commands that can't run here, which are few and of known programs", () => {
    const elsewhere = document.sections.flatMap((section) => section.elsewhere);
    for (const { commands, place } of elsewhere) {
      expect(place).toMatch(/^(At AWS|At GitHub|In `cv-analytics-worker`)\W.*$/);
      for (const line of commands.lines.flatMap((line) => line.split(" | ")))
        expect([line, programsElsewhere.some((program) => line.startsWith(`${program} `))]).toEqual([line, true]);
    }
    expect(elsewhere.length).toBeLessThanOrEqual(10);
  });

  async function play(example: Example, asProcess: boolean): Promise<void> {
    const { commands, output } = example;
    const printed: string[] = [];
    for (const line of commands.lines) {
      const { all, out } = await runCommand(moveWeeks(line, weeks.documented, weeks.real), stage, asProcess);
      printed.push(output?.language === "json" ? out : all);
    }
    const found = hold(example, printed.join(""), { fixedIds: stage.fixedIds, weeks });
    if (found.printed === found.documented) return;
    if (isUpdate) updates.push({ example, lines: found.lines });
    else
      expect(`$ ${commands.lines.join("\n$ ")}\n${found.printed}`).toBe(
        `$ ${commands.lines.join("\n$ ")}\n${found.documented}`,
      );
  }
});

describe("an example", () => {
  const id = "3c89ce97-7c1c-4c75-ae46-6d475b381abc";
  const other = "4c89ce97-7c1c-4c75-ae46-6d475b381abc";
  const words = { fixedIds: new Set([id]), weeks: { documented: "2026-W48", real: "2027-W02" } };
  const exampleOf = (shown: string, language = "") => {
    const text = `<!-- in 2026-W48 -->\n# It\n\`\`\`sh\ndo it\n\`\`\`\n\n\`\`\`${language}\n${shown}\n\`\`\``;
    return readDocument(text).sections[0]?.examples[0] as Example;
  };
  const isHeld = (shown: string, printed: string, language?: string) => {
    const found = hold(exampleOf(shown, language), printed, words);
    return found.documented === found.printed;
  };

  test.each([
    ["times", "at 2026-11-28 10:00:00Z, 5m ago", "at 2027-01-12 11:30:01Z, 2h 5m ago"],
    ["weeks, as far from today as they were", "due 2026-W47, like 2025-W45", "due 2027-W01, like 2025-W45"],
    ["ids of one run", `${other} dead, ${other} gone`, `5${other.slice(1)} dead, 5${other.slice(1)} gone`],
    ["widths of columns", "a     1", "a  1"],
    ["lines that are left out", "first\n...\nlast", "first\nsecond\nthird\nlast"],
  ])("holds whatever the %s", (_what, shown, printed) => {
    expect(isHeld(shown, printed)).toBe(true);
  });

  test.each([
    ["another word", "1 dead message", "1 message"],
    ["another count", "2 dead messages", "3 dead messages"],
    ["a line more", "first", "first\nsecond"],
    ["a line that is left out and not the last", "first\n...\nlast", "first\nsecond"],
    ["another id where it is the same in every run", `${id}: dead`, `${other}: dead`],
    ["two ids where there was one", `${other} dead, ${other} gone`, `5${other.slice(1)} dead, 6${other.slice(1)} gone`],
    ["another week", "due 2026-W47", "due 2027-W02"],
  ])("does not hold with %s", (_what, shown, printed) => {
    expect(isHeld(shown, printed)).toBe(false);
  });

  test("of JSON holds by its fields and their types; what is left out may be anything", () => {
    expect(isHeld('{"count":1,"ids":["a"],"more":"..."}', '{"count":7,"ids":["x","y"],"more":{"z":1}}', "json")).toBe(
      true,
    );
    expect(isHeld('{"count":1}', '{"count":null}', "json")).toBe(false);
    expect(isHeld('{"count":1}', '{"count":1,"new":true}', "json")).toBe(false);
  });

  test("that differs is written anew, in the document's week", () => {
    const document = "<!-- in 2026-W48 -->\n# It\n```sh\ndo it\n```\n\n```\nold\n```";
    const { lines, sections } = readDocument(document);
    const example = sections[0]?.examples[0] as Example;
    const found = hold(example, "due 2027-W01\n", words);
    expect(update(lines, [{ example, lines: found.lines }])).toBe(document.replace("old", "due 2026-W47"));
  });
});
