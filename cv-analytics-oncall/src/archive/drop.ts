import type { AssessedLetter } from "../dead-letters/assessment";
import type { Receipt } from "../dead-letters/dead-letter-queue";
import { type Looking, lookAgain } from "../dead-letters/second-look";
import type { ArchiveFile } from "./file";
import { toLine } from "./line";

/**
 * Archives messages and deletes them: none is deleted before its line is on the disk. Killed in between, a message is in
 * the file and still dead. Returns how many are gone.
 */
export async function drop(
  letters: readonly AssessedLetter[],
  archive: ArchiveFile,
  tools: Looking,
  onDropped: (count: number) => void,
): Promise<number> {
  const open = new Map(letters.map((letter) => [letter.messageId, letter]));
  const archived = new Set<string>();
  for (let before = -1; open.size > 0 && open.size !== before && !tools.signal.aborted; ) {
    before = open.size;
    // Deleting the first of a long group lets those behind come: it takes another look.
    await lookAgain(new Set(open.keys()), tools, async (messages, look) => {
      const fresh = messages.filter(({ messageId }) => !archived.has(messageId));
      await archive.append(
        fresh.flatMap((message) => {
          const letter = open.get(message.messageId);
          return letter ? [toLine(message, letter)] : [];
        }),
      );
      for (const { messageId } of fresh) archived.add(messageId);
      const kept = new Set((await tools.deadLetters.delete(messages)).map(({ messageId }) => messageId));
      const gone = messages.filter(({ messageId }): boolean => !kept.has(messageId)) satisfies readonly Receipt[];
      look.forget(gone);
      for (const { messageId } of gone) open.delete(messageId);
      onDropped(gone.length);
    });
  }
  return letters.length - open.size;
}
