import type { GroupLock } from "../../../local-stack/src/sqs/grouped-messages";
import { malformedBody, queryBody, requestOf, responseBody } from "./proof-events";
import { DroppedFiles } from "./proof-files";
import type { Moment } from "./proof-kill";
import { Ledger } from "./proof-ledger";
import { OrderWatch } from "./proof-order";
import { VirtualProcessor } from "./proof-processor";
import { createVirtualSqs } from "./proof-sqs";
import type { Sent, Step, Story } from "./proof-story";
import { type RunOptions, runCommand } from "./proof-world";

const bodies = { query: queryBody, response: responseBody, malformed: malformedBody };
const pace = ["--yes", "--rate", "500", "--verify-for", "1s"];

export interface Stage {
  readonly groupLock: GroupLock;
  /** An empty folder. */
  readonly folder: string;
  readonly wrap?: RunOptions["wrap"];
}

/** Queues, tables and files in which a story happens. */
export class Play {
  readonly sqs;
  readonly processor;
  readonly ledger;
  readonly order;
  /** How many runs of the tool were killed. */
  kills = 0;
  private readonly files;
  private sent = 0;

  constructor(readonly stage: Stage) {
    this.sqs = createVirtualSqs(stage.groupLock);
    this.processor = new VirtualProcessor(this.sqs);
    this.ledger = new Ledger(this.sqs, this.processor);
    this.order = new OrderWatch(this.sqs.deadLetters);
    this.files = new DroppedFiles(stage.folder, this.ledger);
  }

  async begin({ before, dead }: Pick<Story, "before" | "dead">): Promise<void> {
    for (const one of before) this.send(one);
    await this.processor.drain();
    for (const one of dead) this.send(one);
    this.letDie();
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case "wait":
        return this.sqs.clock.advance({ minutes: step.minutes });
      case "process":
        this.processor.weather = step.weather;
        return this.processor.drain();
      case "redrive":
        return void (await this.run(["redrive", ...pace, ...step.argv], step.moment));
      case "drop": {
        const file = this.files.newName();
        await this.run(["drop", "--yes", "--to", file, ...step.argv], step.moment);
        return this.files.add(file);
      }
      case "import": {
        const file = this.files.repairOldest();
        if (file === undefined) return;
        const found = await this.run(["import", file, ...pace], step.moment);
        if (found) this.files.imported(file, found.json);
      }
    }
  }

  private send({ request, half, group }: Sent): void {
    this.sent += 1;
    const body = bodies[half](half === "malformed" ? this.sent : request);
    this.ledger.wentIn.add(body);
    const ids = { groupId: group === "own" ? requestOf(request) : group, deduplicationId: `sent-${this.sent}` };
    this.sqs.queue.send({ body, ...ids });
  }

  /** As when the function crashes each time: nothing is logged. */
  private letDie(): void {
    while (this.sqs.queue.peek().length > 0) this.sqs.queue.receive({ maxMessages: 10, visibilityTimeoutInSeconds: 0 });
  }

  private async run(argv: readonly string[], moment: Moment | undefined) {
    const { wrap } = this.stage;
    const options = { moment, onSend: this.order.begin(), ...(wrap && { wrap }) };
    const hiddenBefore = this.sqs.deadLetters.counts().inFlight;
    const found = await runCommand(["dlq", ...argv], { ...this, folder: this.stage.folder }, options);
    const hidden = this.sqs.deadLetters.counts().inFlight;
    if (!found) this.kills += 1;
    if (found && hidden > hiddenBefore) throw new Error(`dlq ${argv[0]} left ${hidden} messages hidden`);
    return found;
  }
}
