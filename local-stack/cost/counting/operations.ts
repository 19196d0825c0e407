import { readFileSync } from "node:fs";
import * as z from "zod";

const count = z.number().nonnegative();
const countAboveZero = z.number().positive();

/** What was done in one stretch of a run. */
const stretch = z.strictObject({
  /** SQS requests by action, each begun 64 KB one; a receive without a message is `EmptyReceive`. */
  queueRequests: z.record(z.string(), count),
  runs: count,
  /** Processor time of this machine, the median. */
  runMs: count,
  /** Processor time of this machine, the median of the cold starts; 0 when there was none. */
  initMs: count,
  databaseRequests: count,
  units: z.array(
    z.strictObject({ table: z.string(), index: z.string().nullable(), kind: z.enum(["read", "write"]), units: count }),
  ),
  logEvents: count,
  logBytes: count,
  /** Namespace, name and dimensions of each metric that the logs hold. */
  customMetrics: z.array(z.string()),
  mailsBySns: count,
  mailsBySes: count,
  edgeAnswerBytes: count,
});

export const operationsSchema = z.strictObject({
  questions: z.int().positive(),
  /** Undefined: the edge holds no query event back. */
  holdQueryMs: z.int().positive().nullable(),
  /** Questions whose halves came to the processor in one batch. */
  pairsInOneBatch: count,
  /** So many batches would there have been if no two questions had shared one. */
  batchesIfNoneShared: countAboveZero,
  /** The processor's first cold start: processor time of this machine. */
  processorInitMs: count,
  /** A month is reckoned by the runs it took: without any there is nothing to reckon with. */
  asking: stretch.extend({ runs: countAboveZero }),
  sweep: stretch,
  report: stretch,
  stored: z.strictObject({ records: count, bytesOfRecord: count, daysKept: count }),
});

export type Operations = z.infer<typeof operationsSchema>;
export type Stretch = z.infer<typeof stretch>;

/** Reads what earlier runs counted. Throws an error that names the file and what is wrong in it. */
export function readOperations(file: string): Operations[] {
  const read = z.array(operationsSchema).min(1).safeParse(parseFile(file));
  if (!read.success) throw new Error(`${file} holds no counted operations: ${z.prettifyError(read.error)}`);
  return read.data;
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? "it is not JSON" : "there is no such file";
    throw new Error(`cannot read the operations from ${file}: ${reason}; npm run cost without --operations makes it`, {
      cause,
    });
  }
}
