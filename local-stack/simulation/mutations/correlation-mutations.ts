import type { Mutation } from "./mutation";

const correlation = "cv-analytics-processor/src/correlation.ts";
const store = "cv-analytics-processor/src/dynamodb.ts";

/** Deliberate faults in the order of reads and writes, and in what is made of their answers. */
export const correlationMutations: readonly Mutation[] = [
  {
    name: "delete before put",
    file: correlation,
    text: "const tried = withFailures(cases, await store.write(records, halves));",
    replacement:
      "if (records.length > 0) await store.delete(open.filter(isComplete).flatMap(bothHalves)); const tried = withFailures(cases, await store.write(records, halves));",
  },
  {
    name: "leave out a lone response's look for its own half",
    file: correlation,
    text: 'cases.filter(({ brought }) => brought === "response").flatMap(bothHalves);',
    replacement: 'cases.filter(({ brought }) => brought === "response").map((one) => otherHalf(one, "response"));',
  },
  {
    name: "leave out the second look",
    file: correlation,
    text: "  cases = await lookAgain(cases, store);\n",
    replacement: "",
  },
  {
    name: "look before writing only",
    file: correlation,
    text: "  cases = await writeRecordsAndLoneHalves(cases, store, now);\n  cases = await lookAgain(cases, store);\n",
    replacement:
      "  cases = await lookAgain(cases, store);\n  cases = await writeRecordsAndLoneHalves(cases, store, now);\n",
  },
  {
    name: "leave out the halves beside a pair of one batch",
    file: correlation,
    text: 'one.brought === "both" ? bothHalves(one) : [otherHalf(one, one.brought)]',
    replacement: 'one.brought === "both" ? [] : [otherHalf(one, one.brought)]',
  },
  {
    name: "an eventually consistent look",
    file: store,
    text: "({ Keys, ConsistentRead: true })",
    replacement: "({ Keys, ConsistentRead: false })",
  },
  {
    name: "an eventually consistent search for a record",
    file: store,
    text: "ConsistentRead: true,\n          Limit: 1,",
    replacement: "ConsistentRead: false,\n          Limit: 1,",
  },
  {
    name: "ignore unprocessed items",
    file: store,
    text: "return answer.UnprocessedItems as Requests<WriteRequest> | undefined;",
    replacement: "return answer.UnprocessedItems ? undefined : undefined;",
  },
  {
    name: "ignore unprocessed keys",
    file: store,
    text: "return mapValues(answer.UnprocessedKeys ?? {}, ({ Keys }) => Keys ?? []);",
    replacement: "return {};",
  },
  {
    name: "forget whether a query's request is recorded",
    file: correlation,
    text: '(one.brought === "query" ? recordKeyOf(one) : [])',
    replacement: "[]",
  },
  {
    name: "forget whether a response's request is recorded",
    file: correlation,
    text: "  cases = await lookForRecordsOfLoneResponses(cases, store);\n",
    replacement: "",
  },
  {
    name: "leave joined halves",
    file: correlation,
    text: "  cases = await deleteJoinedHalves(cases, store);\n",
    replacement: "",
  },
  {
    name: "fail the whole batch for one request",
    file: store,
    text: "return new Map(Object.values(open).flatMap((left) => left.map((request) => [requestIdOf(request), fault])));",
    replacement:
      "return new Map(Object.values(Object.keys(open).length > 0 ? requests : {}).flatMap((left) => left.map((request) => [requestIdOf(request), fault])));",
  },
];
