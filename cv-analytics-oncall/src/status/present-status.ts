import pico from "picocolors";
import type { Finding } from "../finding";
import { knownOf } from "../part";
import { printable } from "../terminal/printable";
import { table } from "../terminal/table";
import { instant } from "../terminal/times";
import { findProblems } from "./problems";
import type { Status } from "./status";
import { statusRows } from "./status-rows";
import { statusToJson } from "./status-to-json";
import { lineOf, verdictOf } from "./verdict";

const longestReason = 70;

/** One screen: the verdict, what else needs attention, and how each part stands. */
export function presentStatus(status: Status, now: number): Finding {
  const problems = findProblems(status, now);
  const [, ...others] = problems;
  const isWell = problems.length === 0;
  const verdict = verdictOf(problems);
  return {
    json: {
      verdict,
      problems: problems.map(({ next = null, ...rest }) => ({ ...rest, next })),
      ...statusToJson(status),
    },
    text: [
      pico.bold(isWell ? pico.green(verdict) : pico.red(verdict)),
      ...others.map((problem) => `  also: ${lineOf(problem)}`),
      "",
      table(statusRows(status, now).map(([name, text]) => [pico.dim(name), text])),
      ...(knownOf(status.alarms) ?? []).map(
        ({ name, reason }) => `  ${pico.red(name)}  ${pico.dim(printable(reason, longestReason))}`,
      ),
      "",
      pico.dim(`  ${instant(now)}`),
    ].join("\n"),
    needsAttention: !isWell,
  };
}
