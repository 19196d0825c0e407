import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hashOf } from "../../../cv-analytics-reporter/src/counting/hash";
import { dayInMs, startOfWeek } from "../../../cv-analytics-reporter/src/iso-week";
import { allTopics } from "../../src/sample-week/topics";

/**
 * Answers DynamoDB `Query` on the week index with records that it makes when they are first asked for, a page at a time, so
 * that a week may be of any size. It keeps the pages of smaller weeks: readers are to be measured, not it. Runs as a
 * program of its own with the arguments RECORDS and MIX; asked anything, it answers with its port. Every week has as many records, as many a day;
 * three in four questions of the mix "usual" are among the sample's wordings, none of "distinct" is asked twice.
 */
const [records = 0, mix = "usual"] = [Number(process.argv[2]), process.argv[3]];
const recordsPerDay = Math.ceil(records / 7);
// So many of these items, of some 400 bytes as DynamoDB counts them, are 1 MB.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
const itemsPerPage = 2_600;

interface Query {
  readonly ExpressionAttributeValues: Record<string, { readonly S?: string; readonly N?: string }>;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: { readonly position: { readonly N: string } };
}

const answers = allTopics.flatMap(({ wordings, reasoning, match, score }) =>
  wordings.map((wording, index) => ({ wording, reasoning: reasoning[index % reasoning.length] ?? "", match, score })),
);
/** Nine hundred made-up words: enough for no two questions of a week to be the same, as many as people really use. */
const syllables =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru ple sti tro wha kne".split(" ");
const words = syllables.flatMap((first) => syllables.map((second) => first + second));
const shareOfOwn = 0.25;
const wordOf = (number: number) => words[number % words.length];

function item(week: string, start: number, index: number, perDay: number): string {
  // A step that is prime to the number of wordings visits them all.
  const answer = answers[(index * 7_919) % answers.length] as (typeof answers)[number];
  const isOwn = mix === "distinct" || hashOf(`${start} ${index}`) < shareOfOwn;
  const place = index + Math.floor(start / dayInMs) * 1_000_000;
  const own = isOwn ? ` for ${wordOf(place)} ${wordOf(Math.floor(place / 900))} in ${wordOf(index * 7 + 3)}` : "";
  const timestamp = start + Math.floor((index / perDay) * dayInMs);
  const id = `${week}-${start}-${index}`;
  return JSON.stringify({
    requestId: { S: `00000000-0000-4000-8000-${id}` },
    timestamp: { N: String(timestamp) },
    query: { S: `${answer.wording}${own}` },
    matchType: { S: answer.match },
    matchScore: { N: String(answer.score[0] + (index % 10)) },
    reasoning: { S: answer.reasoning },
    sessionId: { S: `session-${week}-${start}-${Math.floor(index / 3)}` },
    responseTimestamp: { N: String(timestamp + 300 + (index % 900)) },
    ttl: { N: "4102444800" },
  });
}

function page({ ExpressionAttributeValues: values, ExclusiveStartKey: key, Limit = itemsPerPage }: Query): string {
  const week = values[":week"]?.S ?? "";
  const start = Math.max(Number(values[":first"]?.N), startOfWeek(week));
  const from = Number(key?.position.N ?? 0);
  const to = Math.min(from + itemsPerPage, from + Limit, recordsPerDay);
  const items = Array.from({ length: to - from }, (_, index) => item(week, start, from + index, recordsPerDay));
  const next = to < recordsPerDay ? `,"LastEvaluatedKey":{"position":{"N":"${to}"}}` : "";
  return `{"Count":${items.length},"ScannedCount":${items.length},"Items":[${items.join(",")}]${next}}`;
}

const mostRecordsKept = 100_000;
const kept = new Map<string, string>();

function keptPage(question: string): string {
  if (records > mostRecordsKept) return page(JSON.parse(question));
  const known = kept.get(question) ?? page(JSON.parse(question));
  kept.set(question, known);
  return known;
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
  response.end(keptPage(Buffer.concat(chunks).toString()));
});
server.listen(0, "127.0.0.1", () => process.send?.("ready"));
process.on("message", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit(0));
