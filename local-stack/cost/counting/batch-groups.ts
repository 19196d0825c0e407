import type { SqsRecord } from "../../src/lambda/sqs-event";

export interface BatchGroups {
  readonly questions: number;
  /** Those of them with both halves in the batch. */
  readonly pairs: number;
}

/** Whose halves are in a batch: both halves of a question share a message group, and nothing else does. */
export function groupsOf(records: readonly SqsRecord[]): BatchGroups {
  const questions = new Set(records.map(({ attributes }) => attributes.MessageGroupId)).size;
  return { questions, pairs: records.length - questions };
}
