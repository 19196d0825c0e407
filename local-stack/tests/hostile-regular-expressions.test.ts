import { createContext, runInContext } from "node:vm";
import { expressionsIn } from "./support/expressions-in-source";
import { worstTexts } from "./support/worst-texts";

const folders = [
  "worker-infra",
  "processor-infra",
  "reporter-infra",
  "cv-analytics-worker/src",
  "cv-analytics-processor/src",
  "cv-analytics-reporter/src",
  "cv-analytics-oncall/src",
];

// Quadratic work is then some 10^10 steps for one text, linear work some milliseconds: the limit tells a hang, not a speed.
const lengthInCodeUnits = 192 * 1024;
const hangsAfterMs = 8_000;

/** Not linear, but all that they ever read is short: so many code units at most. */
const readsAtMost = new Map([
  // One number that the report prints.
  [String.raw`cv-analytics-reporter/src/mail/words/numbers.ts: /\B(?=(\d{3})+$)/g`, 30],
]);

/** The text that the expression never gets through, if there is one. All matches are looked for, as a replacement does. */
function textItHangsOn({ source, flags }: RegExp, length: number, timeout: number): string | undefined {
  const expression = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  const context = createContext({ replaceAll: (text: string) => text.replace(expression, "") });
  return worstTexts(expression, length).find((text) => {
    try {
      runInContext("replaceAll(text)", Object.assign(context, { text }), { timeout });
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return true;
      throw error;
    }
  });
}

const inBrief = (text: string) => `${JSON.stringify(text.slice(0, 20))} ... ${JSON.stringify(text.slice(-5))}`;

test.each([
  /(a+)+b/,
  /(?:a|aa)+$/,
  /\s+$/,
  /"key"\s*\s*:/,
  /x*y*x*z/,
  /<.*>.*<\/.*>/,
  /(?<=-[\d,]+),/,
  /\d+(?=\.)/,
  /^(?:\w+ ?)+$/,
])("%p, which is not linear, is found to hang", (expression) => {
  expect(textItHangsOn(expression, lengthInCodeUnits, 300)).toBeDefined();
});

test("every regular expression of what is deployed, and of the on-call tool, takes linear time", () => {
  const found = expressionsIn(folders).map(({ file, expression }) => ({ expression, name: `${file}: ${expression}` }));
  expect(found.length).toBeGreaterThan(70);
  expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining([...readsAtMost.keys()]));

  const hanging = found.flatMap(({ expression, name }) => {
    const text = textItHangsOn(expression, readsAtMost.get(name) ?? lengthInCodeUnits, hangsAfterMs);
    return text === undefined ? [] : [`${name} on ${inBrief(text)}`];
  });
  expect(hanging).toEqual([]);
});
