import { dayInMs, endOfWeek } from "../../iso-week";
import { dayText } from "./dates";
import { countOf, countText, estimateText, shareText } from "./numbers";
import type { Report } from "./report";

/** At most, when no batch holds two events: two events are sent, received and deleted, each in an invocation of its own. */
export const perQuestion = { queueRequests: 6, functionRuns: 2 };
/** Lambda polls a queue with five pollers, each waiting 20 s (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
export const pollsPerDay = 5 * 3 * 60 * 24;
/** The edge has one request in so many traced; each run of the reporter is. */
export const requestsPerTrace = 16;
const sweepsPerDay = 2;
const daysPerReport = 7;

/**
 * AWS's prices of eu-west-2 beyond what is free every month and for good; local-stack/cost/prices.json tells where each is from.
 * Lambda's 400,000 free GB-s last for 16 million runs of 256 MB and 0.1 s, so that other things are used up first. Table
 * writes have no price of their own: 25 write units a second are free.
 */
export const pricesOfMail = {
  queueRequests: { free: 1_000_000, usdPerMillion: 0.5 },
  functionRuns: { free: 1_000_000, usdPerMillion: 0.2 },
  traces: { free: 100_000, usdPerMillion: 5 },
  /** HMRC's average of the year to 31 March 2023; the dollar has mostly been cheaper since. */
  gbpPerUsd: 0.8202,
};

/** This month's operations, their share of the free tier and their price: an estimate. */
export function costOf({ week, summary: { questionsThisMonth } }: Report): string {
  const sunday = endOfWeek(week) - dayInMs;
  const days = new Date(sunday).getUTCDate();
  const used = countOperations(questionsThisMonth, days);
  const { queueRequests, functionRuns, traces } = pricesOfMail;
  const operations = [
    `${countText(used.queueRequests)} queue requests, ${shareText(used.queueRequests, queueRequests.free)} of the free ones`,
    `${countText(used.functionRuns)} function runs, ${shareText(used.functionRuns, functionRuns.free)}`,
    `and ${estimateText(used.traces)} traces, ${shareText(used.traces, traces.free)}`,
  ];
  return (
    `${priceText(used)} this month up to ${dayText(sunday)}, an estimate: ` +
    `${countOf(questionsThisMonth, "question")}, polls of the idle queue and the reporter's own runs made at most ${operations.join(", ")}.`
  );
}

interface Used {
  readonly queueRequests: number;
  readonly functionRuns: number;
  readonly traces: number;
}

function countOperations(questions: number, days: number): Used {
  const processorRuns = questions * perQuestion.functionRuns;
  const reporterRuns = reporterRunsIn(days);
  return {
    queueRequests: questions * perQuestion.queueRequests + days * pollsPerDay,
    functionRuns: processorRuns + reporterRuns,
    traces: Math.ceil(processorRuns / requestsPerTrace) + reporterRuns,
  };
}

/** Sweeps, and at most so many weekly reports. */
export function reporterRunsIn(days: number): number {
  return days * sweepsPerDay + Math.ceil(days / daysPerReport);
}

function priceText(used: Used): string {
  const { queueRequests, functionRuns, traces, gbpPerUsd } = pricesOfMail;
  const usd =
    priceInUsd(used.queueRequests, queueRequests) +
    priceInUsd(used.functionRuns, functionRuns) +
    priceInUsd(used.traces, traces);
  return usd === 0 ? "GBP 0.00" : `About GBP ${(usd * gbpPerUsd).toFixed(2)}`;
}

function priceInUsd(used: number, { free, usdPerMillion }: { free: number; usdPerMillion: number }): number {
  return (Math.max(0, used - free) / 1e6) * usdPerMillion;
}
