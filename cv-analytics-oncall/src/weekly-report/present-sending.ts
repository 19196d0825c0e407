import pico from "picocolors";
import type { Finding } from "../finding";
import { printable } from "../terminal/printable";
import type { SendOutcome, SendRequest } from "./reporter";

const longestMessage = 400;

/** What came of sending a report. */
export function presentSending({ week }: SendRequest, outcome: SendOutcome): Finding {
  return {
    json: { week, ...toJson(outcome) },
    text: toText(week, outcome),
    needsAttention: outcome.kind === "failed",
  };
}

function toJson(outcome: SendOutcome) {
  const channels = outcome.kind === "sent" ? outcome.channels : [];
  const error = outcome.kind === "failed" ? { type: outcome.errorType, message: outcome.message } : null;
  return { outcome: outcome.kind, channels, error };
}

function toText(week: string, outcome: SendOutcome): string {
  switch (outcome.kind) {
    case "sent":
      return pico.green(`The report of ${week} was sent by ${outcome.channels.join(" and ")}.`);
    case "already sent":
      return `The report of ${week} was sent before, and was not sent again. To send it again: npm run oncall -- report ${week} --force`;
    case "failed":
      return explainFailure(week, outcome);
  }
}

function explainFailure(week: string, { errorType, message }: Extract<SendOutcome, { kind: "failed" }>): string {
  const what = printable(message, longestMessage);
  if (errorType === "BeingSentError") return `Not sent by this run: ${what}`;
  return [
    pico.red(`The reporter failed with ${errorType}: ${what}`),
    `What has arrived is not sent again by another try: npm run oncall -- report ${week} --send`,
    "What to do: docs/operations.md#cv-analytics-reporter-failed",
  ].join("\n");
}
