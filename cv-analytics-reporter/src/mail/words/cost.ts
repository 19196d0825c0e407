import { dayInMs, endOfWeek } from "../../iso-week";
import { dayText } from "./dates";
import { countOf, countText, shareText } from "./numbers";
import type { Report } from "./report";

/** At most, when no batch holds two events: two events are sent, received and deleted, each in an invocation of its own. */
const perQuestion = { queueRequests: 6, functionRuns: 2 };
/** Lambda polls a queue with five pollers, each waiting 20 s (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
const pollsPerDay = 5 * 3 * 60 * 24;

/** https://aws.amazon.com/sqs/pricing/, FIFO, us-east-1, 2026-03. The free requests come every month and do not end. */
const queue = { freeRequests: 1_000_000, usdPerMillion: 0.5 };
/**
 * https://aws.amazon.com/lambda/pricing/, us-east-1, 2026-03. Its 400,000 free GB-s last for 16 million runs of 256 MB and
 * 0.1 s, so that the runs are used up first. Table writes have no price of their own: 25 write units a second are free.
 */
const functions = { freeRequests: 1_000_000, usdPerMillion: 0.2 };
/** HMRC's average of the year to 31 March 2023; the dollar has mostly been cheaper since. */
const gbpPerUsd = 0.82;

/** This month's operations, their share of the free tier and their price: an estimate. */
export function costOf({ week, summary: { questionsThisMonth } }: Report): string {
  const sunday = endOfWeek(week) - dayInMs;
  const days = new Date(sunday).getUTCDate();
  const used = countOperations(questionsThisMonth, days);
  const operations = [
    `${countText(used.queueRequests)} queue requests, ${shareText(used.queueRequests, queue.freeRequests)} of the free ones`,
    `${countText(used.functionRuns)} function runs, ${shareText(used.functionRuns, functions.freeRequests)}`,
  ];
  return (
    `${priceText(used.queueRequests, used.functionRuns)} this month up to ${dayText(sunday)}, an estimate: ` +
    `${countOf(questionsThisMonth, "question")} and polls of the idle queue made at most ${operations.join(", and ")}.`
  );
}

function countOperations(questions: number, days: number) {
  return {
    queueRequests: questions * perQuestion.queueRequests + days * pollsPerDay,
    functionRuns: questions * perQuestion.functionRuns,
  };
}

function priceText(queueRequests: number, functionRuns: number): string {
  const usd = priceInUsd(queueRequests, queue) + priceInUsd(functionRuns, functions);
  return usd === 0 ? "GBP 0.00" : `About GBP ${(usd * gbpPerUsd).toFixed(2)}`;
}

function priceInUsd(used: number, { freeRequests, usdPerMillion }: typeof queue): number {
  return (Math.max(0, used - freeRequests) / 1e6) * usdPerMillion;
}
