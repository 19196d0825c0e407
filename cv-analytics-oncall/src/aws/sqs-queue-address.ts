import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type QueueAttributeName,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { QueueDepth } from "../dead-letters/dead-letter-queue";

/** A queue that is known by name; its URL is asked for once, when it is first needed. */
export class SqsQueueAddress {
  private asked: Promise<string> | undefined;

  constructor(
    readonly client: SQSClient,
    readonly name: string,
  ) {}

  url(): Promise<string> {
    this.asked ??= this.client
      .send(new GetQueueUrlCommand({ QueueName: this.name }))
      .then(({ QueueUrl = "" }) => QueueUrl);
    return this.asked;
  }

  async attributes<N extends QueueAttributeName>(...names: N[]): Promise<Record<N, string>> {
    const { Attributes } = await this.client.send(
      new GetQueueAttributesCommand({ QueueUrl: await this.url(), AttributeNames: names }),
    );
    return Attributes as Record<N, string>;
  }

  /** Approximate, as SQS counts; what is delayed counts as in flight. */
  async depth(): Promise<QueueDepth> {
    const counts = await this.attributes(
      "ApproximateNumberOfMessages",
      "ApproximateNumberOfMessagesNotVisible",
      "ApproximateNumberOfMessagesDelayed",
    );
    return {
      visible: Number(counts.ApproximateNumberOfMessages),
      inFlight:
        Number(counts.ApproximateNumberOfMessagesNotVisible) + Number(counts.ApproximateNumberOfMessagesDelayed),
    };
  }
}
