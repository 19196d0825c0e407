import { bySequence } from "../dead-letters/dead-letter";
import type { DeadMessage, Receipt } from "../dead-letters/dead-letter-queue";
import { Look } from "../dead-letters/look";
import { lookWindowInSeconds } from "../dead-letters/look-window";
import { gatherPage } from "./page";
import type { RedriveOptions, RedriveResult, Redriving } from "./redriving";
import { sendInOrder } from "./send-in-order";
import { SlowStart } from "./slow-start";

/** As often, in messages sent, is looked for messages that came back. */
const lookAfterEach = 25;
/** One message, two, four: so many are at stake while the cause is not repaired. */
const probedTurns = 3;

/**
 * Moves messages back to the event queue: sends, has it confirmed, and only then deletes. Killed anywhere, a message is
 * still dead, or in the event queue, or both; sent again it is the same to SQS or, later, to the processor.
 * Stops when the first ones have no effect, when messages of this redrive come back, and at the first fault, which the
 * result tells.
 */
export async function redrive(tools: Redriving, options: RedriveOptions): Promise<RedriveResult> {
  const one = new Redrive(tools, options);
  try {
    await one.run();
  } catch (error) {
    return { ...one.progress, fault: error };
  }
  return one.progress;
}

class Redrive {
  readonly progress = {
    sent: new Set<string>(),
    deleted: new Set<string>(),
    refused: new Map<string, string>(),
    cameBack: 0,
    isWithoutEffect: false,
    fault: undefined,
  };
  /** Groups of which SQS refused a message: what follows must not overtake it. */
  private readonly heldBack = new Set<string>();
  private readonly pace: SlowStart;
  private sentSinceLook = 0;
  private turnsProbed = 0;

  constructor(
    private readonly tools: Redriving,
    private readonly options: RedriveOptions,
  ) {
    this.pace = new SlowStart({ ...tools, mostPerSecond: options.mostPerSecond });
  }

  async run(): Promise<void> {
    const { deadLetters: queue, now, signal } = this.tools;
    while (!this.isOver()) {
      const windowInSeconds = lookWindowInSeconds((await queue.depth()).visible);
      await using look = new Look({ queue, windowInSeconds, now, signal });
      const { messages, cameBack } = await gatherPage(look, this.isOpen, this.isOurs);
      this.progress.cameBack += cameBack;
      const before = this.steps();
      if (!this.isOver()) await this.movePage(messages.sort(bySequence), look);
      // Another look would find the same.
      if (this.steps() === before) return;
    }
  }

  private async movePage(messages: readonly DeadMessage[], look: Look): Promise<void> {
    const isSent = ({ messageId }: DeadMessage) =>
      this.options.superseded.has(messageId) || this.progress.sent.has(messageId);
    await this.remove(messages.filter(isSent), look);
    await sendInOrder(
      messages.filter((message) => !isSent(message)),
      {
        queue: this.tools.eventQueue,
        groupOf: this.options.groupOf ?? (({ groupId }) => groupId),
        sizeOf: this.options.sizeOf ?? (({ body }) => Buffer.byteLength(body)),
        toOutgoing: this.options.toOutgoing,
        turn: () => this.turn(look),
        onSent: (sent) => this.onSent(sent, look),
        onRefused: ({ messageId, groupId }, why) => {
          this.progress.refused.set(messageId, why);
          this.heldBack.add(groupId);
        },
      },
    );
  }

  private async turn(look: Look): Promise<number> {
    const size = await this.pace.turn();
    if (this.sentSinceLook >= lookAfterEach) {
      this.sentSinceLook = 0;
      this.progress.cameBack += (await look.news()).filter(this.isOurs).length;
    }
    await look.keepHidden();
    return this.isOver() ? 0 : size;
  }

  private async onSent(sent: readonly DeadMessage[], look: Look): Promise<void> {
    for (const { messageId } of sent) this.progress.sent.add(messageId);
    this.sentSinceLook += sent.length;
    await this.remove(sent, look);
    this.options.onSent(sent.length);
    const { probe } = this.options;
    if (!probe || sent.length === 0 || this.turnsProbed >= probedTurns) return;
    this.turnsProbed += 1;
    this.progress.isWithoutEffect = !(await probe(sent, () => look.keepHidden()));
  }

  private async remove(messages: readonly DeadMessage[], look: Look): Promise<void> {
    const receipts = messages
      .map(({ messageId }) => look.receiptOf(messageId))
      .filter((receipt): receipt is Receipt => receipt !== undefined);
    const kept = new Set((await this.tools.deadLetters.delete(receipts)).map(({ messageId }) => messageId));
    const gone = receipts.filter(({ messageId }) => !kept.has(messageId));
    look.forget(gone);
    for (const { messageId } of gone) this.progress.deleted.add(messageId);
  }

  private isOver(): boolean {
    const { cameBack, isWithoutEffect } = this.progress;
    return this.tools.signal.aborted || cameBack > 0 || isWithoutEffect;
  }

  private steps(): number {
    const { sent, deleted, refused } = this.progress;
    return sent.size + deleted.size + refused.size;
  }

  private readonly isOurs = ({ mark }: DeadMessage): boolean => mark?.run === this.options.run;

  private readonly isOpen = ({ messageId, groupId }: DeadMessage): boolean =>
    (this.options.send.has(messageId) || this.options.superseded.has(messageId)) &&
    !this.progress.deleted.has(messageId) &&
    !this.heldBack.has(groupId);
}
