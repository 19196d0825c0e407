import type { Letter } from "./dead-pipeline";
import { malformedBody, queryBody, requestOf, responseBody } from "./proof-events";

const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
const query = (number: number, group = requestOf(number)): Letter => ({ body: queryBody(number), group });
const response = (number: number, group = requestOf(number)): Letter => ({ body: responseBody(number), group });
const pair = (number: number, group?: string): Letter[] => [query(number, group), response(number, group)];

/** Requests by what is to become of them. */
export const requests = {
  throttled: range(1_000, 20),
  denied: range(2_000, 20),
  crashed: range(3_000, 40),
  waiting: range(4_000, 60),
  recorded: range(5_000, 40),
  alone: range(6_000, 40),
  twice: range(7_000, 15),
  crowded: range(8_000, 40),
};

const crowdOf = (number: number) => `crowd-${Math.floor((number - 8_000) / 8)}`;

/** What was processed before anything died. */
export const processedBefore: readonly Letter[] = [
  ...requests.waiting.map((number) => query(number)),
  ...requests.recorded.flatMap((number) => pair(number)),
];

/** What dies while DynamoDB throttles, and while the role lacks a permission: 80 messages. */
export const throttled = requests.throttled.flatMap((number) => pair(number));
export const denied = requests.denied.flatMap((number) => pair(number));

/** 420 messages that die without a trace: five groups of them have sixteen, of which ten are seen at a time. */
export const lostSilently: readonly Letter[] = [
  ...range(0, 60).map((number) => ({ body: malformedBody(number), group: requestOf(number) })),
  ...requests.crashed.flatMap((number) => pair(number)),
  ...requests.waiting.map((number) => response(number)),
  ...requests.recorded.map((number) => query(number)),
  ...requests.alone.map((number) => response(number)),
  ...requests.twice.flatMap((number) => [...pair(number), ...pair(number)]),
  ...requests.crowded.flatMap((number) => pair(number, crowdOf(number))),
];

/** Those that end as records: all but the lone ones. */
export const recordedAtLast = Object.values({ ...requests, alone: [] }).flat();
