import { fieldsOf, parseJson } from "./json";
import { AttemptError } from "./retry";
import type { Message } from "./sqs-call";

// SQS answers some of these with status 400. Sources: SQS API reference, common errors; AWS SDK retry behaviour.
const throttlingCode = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

/** Why a whole request failed, by its answer's status and body. */
export function refusalOf(status: number, body: string): AttemptError {
  const code = nameIn(/"__type"\s*:\s*"(?:[\w.]*#)?(\w{1,64})"/.exec(body)?.[1]);
  const mayHelp = status === 429 || status >= 500 || throttlingCode.test(code);
  return new AttemptError(`SQS answered ${status} ${code}`.trimEnd(), mayHelp);
}

/**
 * The messages of a batch that the queue did not take, and why. One that the answer says nothing of counts among them:
 * if it was taken after all, its next copy has the same deduplication id. Source: SQS API reference, SendMessageBatch.
 */
export function refusedOfBatch(body: string, messages: readonly Message[]): ReadonlyMap<Message, AttemptError> {
  const { Successful, Failed } = fieldsOf(parseJson(body));
  const taken = new Set(entriesIn(Successful).map(({ Id }) => Id));
  const failed = new Map(entriesIn(Failed).map((entry) => [entry.Id, refusalOfEntry(entry)]));
  const refused = messages.flatMap((message, place) => {
    const id = `${place}`;
    return taken.has(id) ? [] : [[message, failed.get(id) ?? silenceOnEntry()] as const];
  });
  return new Map(refused);
}

function refusalOfEntry({ Code, SenderFault }: Readonly<Record<string, unknown>>): AttemptError {
  const code = nameIn(Code);
  return new AttemptError(`SQS refused the entry ${code}`.trimEnd(), SenderFault !== true || throttlingCode.test(code));
}

function silenceOnEntry(): AttemptError {
  return new AttemptError("SQS did not say what became of the entry", true);
}

function entriesIn(list: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

/** Only the last name of a dotted code is kept, as it goes to the log. */
function nameIn(code: unknown): string {
  return typeof code === "string" ? (/(?:^|\.)(\w{1,64})$/.exec(code)?.[1] ?? "") : "";
}
