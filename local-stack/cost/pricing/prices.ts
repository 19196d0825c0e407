import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const itemIds = [
  "queueRequests",
  "functionRuns",
  "functionGbSeconds",
  "traces",
  "writeCapacityHours",
  "readCapacityHours",
  "writeRequests",
  "readRequests",
  "tableGb",
  "recoveryGb",
  "logGb",
  "logStorageGb",
  "customMetrics",
  "alarmMetrics",
  "dashboards",
  "schedulerRuns",
  "mailsBySns",
  "mailsBySes",
  "codeGb",
  "codeUploads",
  "dataOutGb",
  "edgeRequestsADay",
] as const;

/** What is paid for, each by its own unit. */
export type ItemId = (typeof itemIds)[number];

const origin = { source: z.url(), asOf: z.iso.date(), confidence: z.string(), note: z.string().optional() };
const tier = z.strictObject({ upTo: z.number().positive().optional(), usd: z.number().nonnegative() });
const described = {
  name: z.string(),
  unit: z.string(),
  /** A month, and always, not for a first year. */
  free: z.number().nonnegative(),
  /** Up to here the price is no amount on a bill. */
  belowBillUsd: z.number().optional(),
  line: z.string().optional(),
  ...origin,
};
const item = z.union([
  z.strictObject({ ...described, per: z.number().positive(), tiers: z.array(tier).min(1) }),
  z.strictObject({ ...described, flatUsd: z.number() }),
]);

const schema = z.strictObject({
  readOn: z.iso.date(),
  region: z.string(),
  daysInMonth: z.int().min(28).max(31),
  currency: z.strictObject({ gbpPerUsd: z.number().positive(), ...origin }),
  items: z.record(z.enum(itemIds), item),
  /** Types of resources that cost nothing beside the items; any other one is an error. */
  resources: z.record(z.string(), z.string()),
});

export type Prices = z.infer<typeof schema>;
export type Price = z.infer<typeof item>;

/** Reads the one file that holds prices. Throws an error that names what is wrong in it. */
export function readPrices(file = join(__dirname, "../prices.json")): Prices {
  const read = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}
