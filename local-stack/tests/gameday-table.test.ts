import { stripVTControlCharacters } from "node:util";
import type { GameDay } from "../gameday/gameday";
import { presentDay, presentList } from "../gameday/results/present";
import { inSpan } from "../gameday/results/span";
import { judge } from "../gameday/results/verdict";
import { allScenarios } from "../gameday/scenarios/all";
import { measured } from "./support/gameday-measured";

const day: GameDay = { seed: 1, questions: 60, results: [judge(measured)], unknownAlarms: ["one"], seconds: 100 };
const shown = (change: Partial<GameDay> = {}) => stripVTControlCharacters(presentDay({ ...day, ...change }));

test("the table tells of each scenario what visitors saw, what waited, what was lost and how it was repaired", () => {
  const text = shown();
  for (const part of [
    "processor-down",
    "without 5 / 20",
    "with    6 / 30",
    "control 4 / 25",
    "40 same answers",
    "62 min by its clock,",
    "1.2 s here",
    "oncall dlq redrive",
    "queue-stuck",
    "event-age, if it lasts 15 min",
    "Nothing is known here of what these watch: one.",
  ])
    expect(text).toContain(part);
  expect(text).toContain("No event was lost");
});

test("every line of the table is as wide as the others", () => {
  const widths = shown()
    .split("\n")
    .filter((line) => /^[┌├│└]/.test(line))
    .map((line) => line.length);
  expect(new Set(widths).size).toBe(1);
});

test("a fault stands below the table with its scenario, and nothing says that all is well", () => {
  const bad = judge({ ...measured, end: { ...measured.end, lost: ["query 1"] } });
  const text = shown({ results: [bad] });
  expect(text).toContain("processor-down: 1 accepted events are lost, the first is query 1");
  expect(text).not.toContain("No event was lost");
});

test("the list names every scenario once", () => {
  const names = allScenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names)
    expect(stripVTControlCharacters(presentList(allScenarios))).toMatch(new RegExp(`^${name} `, "m"));
});

test.each([
  [0, "0 s"],
  [119, "119 s"],
  [3_700, "62 min"],
  [172_800, "2 d"],
])("%d seconds are %s", (seconds, text) => {
  expect(inSpan(seconds)).toBe(text);
});
