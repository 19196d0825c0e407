import type { Mutation } from "./mutation";

const source = (file: string) => `cv-analytics-reporter/src/${file}`;

/** Deliberate faults in the reporter. */
export const reporterMutations: readonly Mutation[] = [
  {
    name: "claim without a condition",
    file: source("aws/dynamodb-ledger.ts"),
    text: '            ConditionExpression: "attribute_not_exists(#week) OR #revision = :before",\n',
    replacement: "",
  },
  {
    name: "no lease",
    file: source("sending/claim.ts"),
    text: 'if (entry?.status === "sending" && entry.leaseUntil > now)',
    replacement: 'if (entry?.status === "sending" && entry.leaseUntil < 0)',
  },
  {
    name: "deliver again what was delivered",
    file: source("sending/delivery.ts"),
    text: "channels.filter(({ name }) => !(name in claimed.channels))",
    replacement: "channels.filter(() => true)",
  },
  {
    name: "mark a report as sent although a channel failed",
    file: source("sending/delivery.ts"),
    text: "failures.size > 0 ? release(entry) : markSent(entry, now())",
    replacement: "failures.size > 9 ? release(entry) : markSent(entry, now())",
  },
  {
    name: "count a page twice that the index shows twice",
    file: source("aws/dynamodb-records.ts"),
    text: "yield itemsToPage(items);",
    replacement: "yield itemsToPage(Items.length > 0 ? [...Items, ...Items.slice(-1)] : Items);",
  },
  {
    name: "read the first page only",
    file: source("aws/dynamodb-records.ts"),
    text: "next = LastEvaluatedKey;",
    replacement: "next = undefined;",
  },
  {
    name: "sweep nothing",
    file: source("unanswered/sweep.ts"),
    text: "    await tools.unanswered.keep(page.overdue);\n",
    replacement: "",
  },
  {
    name: "count a recorded question as unanswered",
    file: source("unanswered/unanswered-tally.ts"),
    text: "if (this.unseen.delete(requestId)) this.seen.push(requestId);",
    replacement: "if (this.unseen.has(requestId)) this.seen.push(requestId);",
  },
];
