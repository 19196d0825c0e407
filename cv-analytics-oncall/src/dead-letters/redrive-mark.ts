import * as z from "zod";

/** The message attribute that a redriven message carries; SQS keeps it when the message dies again. */
export const markAttribute = "redrive";

const markSchema = z.object({
  /** How often it was redriven, this time included. */
  count: z.int().min(1),
  /** The dead message that it is a copy of. */
  of: z.string(),
  /** The redrive that sent it. */
  run: z.string(),
});

export type RedriveMark = z.infer<typeof markSchema>;

/** Reads the attribute; undefined for a message without it, or with one that somebody else wrote. */
export function readMark(text: string | undefined): RedriveMark | undefined {
  if (text === undefined) return undefined;
  try {
    return markSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function writeMark(mark: RedriveMark): string {
  return JSON.stringify(mark);
}
