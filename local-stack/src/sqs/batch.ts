import * as z from "zod";
import { AwsError } from "../aws/service";
import { ReceiptHandleExpired } from "./sqs-errors";

const maximumEntries = 10;

export const batchEntryId = z.string();

interface Entry {
  readonly Id: string;
}

/** Refuses a batch that AWS refuses as a whole. */
export function checkBatch(action: string, entries: readonly Entry[]): void {
  if (entries.length === 0) {
    throw new AwsError("EmptyBatchRequest", `There should be at least one ${action}RequestEntry in the request.`);
  }
  if (entries.length > maximumEntries) {
    const sent = `You have sent ${entries.length}.`;
    throw new AwsError(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are ${maximumEntries}. ${sent}`,
    );
  }
  const ids = entries.map(({ Id }) => Id);
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    const rule = "A batch entry id can only contain alphanumeric characters, hyphens and underscores.";
    throw new AwsError("InvalidBatchEntryId", `${rule} It can be at most 80 letters long.`);
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new AwsError("BatchEntryIdsNotDistinct", `Id ${repeated} repeated.`);
}

/** Does each entry by itself: one that fails is listed as failed and stops none of the others. */
export function forEachEntry<E extends Entry>(entries: readonly E[], act: (entry: E) => object) {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: error.status < 500, ...toFailure(error) });
    }
  }
  return { Successful, Failed };
}

function toFailure(error: AwsError) {
  // As AWS was seen to answer (smaskalik/sqsmover#54).
  if (error instanceof ReceiptHandleExpired) {
    return { Code: "ReceiptHandleIsInvalid", Message: "The receipt handle has expired" };
  }
  return { Code: error.code, Message: error.message };
}
