import { AwsJson1_0Protocol } from "@aws-sdk/core/protocols";

type Deserialize = AwsJson1_0Protocol["deserializeResponse"];

/**
 * DynamoDB's protocol, which hands an answer on as it was parsed. The SDK's own looks every attribute of every item up in
 * a schema to find binary ones, which these tables do not have (one would come as its base64 text); that is a fifth of the time
 * of a large report. DynamoDB answers with JSON always: an empty body is a fault, not an answer without an item.
 */
export class PlainAnswers extends AwsJson1_0Protocol {
  override async deserializeResponse<Output extends Awaited<ReturnType<Deserialize>>>(
    ...[operation, context, response]: Parameters<Deserialize>
  ): Promise<Output> {
    if (response.statusCode !== 200) return await super.deserializeResponse(operation, context, response);
    const chunks: Buffer[] = [];
    for await (const chunk of response.body) chunks.push(chunk);
    return { ...JSON.parse(Buffer.concat(chunks).toString()), $metadata: this.deserializeMetadata(response) };
  }
}
