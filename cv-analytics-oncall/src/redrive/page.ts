import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import type { Look } from "../dead-letters/look";

/** What is held in memory at a time. A message may have a MiB. */
const mostMessages = 1_000;
const mostBytes = 32 * 1024 * 1024;

export interface Page {
  readonly messages: DeadMessage[];
  readonly cameBack: number;
}

/** The next messages that are to be moved, as many as fit into a page; everything else that was seen stays held. */
export async function gatherPage(
  look: Look,
  isWanted: (message: DeadMessage) => boolean,
  isOurs: (message: DeadMessage) => boolean,
): Promise<Page> {
  const messages: DeadMessage[] = [];
  let bytes = 0;
  let cameBack = 0;
  for await (const batch of look.batches()) {
    cameBack += batch.filter(isOurs).length;
    for (const message of batch.filter(isWanted)) {
      messages.push(message);
      bytes += message.body.length;
    }
    if (messages.length >= mostMessages || bytes >= mostBytes || cameBack > 0) break;
  }
  return { messages, cameBack };
}
