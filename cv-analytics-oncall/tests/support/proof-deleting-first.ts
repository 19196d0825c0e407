import type { OncallAws } from "../../src/aws/open";
import type { Receipt } from "../../src/dead-letters/dead-letter-queue";

/** A wrong tool: it deletes a message before it sends it again. */
export function deletingFirst(aws: OncallAws): OncallAws {
  const receipts = new Map<string, Receipt>();
  return {
    ...aws,
    deadLetters: {
      ...aws.deadLetters,
      async receive(hiddenForInSeconds) {
        const messages = await aws.deadLetters.receive(hiddenForInSeconds);
        for (const message of messages) receipts.set(message.messageId, message);
        return messages;
      },
    },
    eventQueue: {
      async send(messages) {
        await aws.deadLetters.delete(messages.flatMap(({ mark }) => receipts.get(mark.of) ?? []));
        return aws.eventQueue.send(messages);
      },
    },
  };
}
