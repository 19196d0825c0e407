import type { ServerResponse } from "node:http";
import * as z from "zod";
import type { SignedRequest } from "../aws/signature";

/** Request units that one request took of a table, or of one of its indexes. */
export interface Consumed {
  readonly kind: "read" | "write";
  readonly table: string;
  /** Undefined for the table itself. */
  readonly index: string | undefined;
  readonly units: number;
}

/** `caller` is the name of who asked. */
export type OnConsumed = (caller: string, consumed: readonly Consumed[]) => void;

const kinds: Readonly<Record<string, Consumed["kind"]>> = {
  GetItem: "read",
  BatchGetItem: "read",
  Query: "read",
  Scan: "read",
  PutItem: "write",
  UpdateItem: "write",
  DeleteItem: "write",
  BatchWriteItem: "write",
};

const units = z.object({ CapacityUnits: z.number() });
const ofTable = z.object({
  TableName: z.string(),
  CapacityUnits: z.number(),
  Table: units.optional(),
  GlobalSecondaryIndexes: z.record(z.string(), units).default({}),
});
const answerSchema = z.object({ ConsumedCapacity: z.union([z.array(ofTable), ofTable.transform((one) => [one])]) });

/** The request's body, with the wish to be told what it takes. */
export function askForConsumed(request: SignedRequest): Buffer {
  if (!kindOf(request)) return request.body;
  return Buffer.from(JSON.stringify({ ...JSON.parse(request.body.toString()), ReturnConsumedCapacity: "INDEXES" }));
}

/** Reads from the answer, as it is sent, what the request took; a refused one took nothing. */
export function reportConsumed(
  request: SignedRequest,
  response: ServerResponse,
  report: (consumed: readonly Consumed[]) => void,
): void {
  const kind = kindOf(request);
  if (!kind) return;
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = (body?: unknown) => {
    const answer = answerSchema.safeParse(JSON.parse(String(body ?? "{}")));
    if (answer.success) report(answer.data.ConsumedCapacity.flatMap((table) => toConsumed(kind, table)));
    return end(body);
  };
}

function kindOf({ headers }: SignedRequest): Consumed["kind"] | undefined {
  const [, action = ""] = String(headers["x-amz-target"] ?? "").split(".");
  return kinds[action];
}

function toConsumed(kind: Consumed["kind"], consumed: z.infer<typeof ofTable>): Consumed[] {
  const { TableName: table, CapacityUnits, Table, GlobalSecondaryIndexes } = consumed;
  const own = Table?.CapacityUnits ?? CapacityUnits;
  const indexes = Object.entries(GlobalSecondaryIndexes);
  return [
    { kind, table, index: undefined, units: own },
    ...indexes.map(([index, taken]) => ({ kind, table, index, units: taken.CapacityUnits })),
  ];
}
