import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";

type Item = Record<string, unknown>;
type Answer = { Items?: Item[]; LastEvaluatedKey?: Item };

/** A client whose index shows the last item of each page again at the beginning of the next one. */
export function repeating(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const lastItems = new Map<string, Item[]>();
  const send = async (command: object) => {
    const answer = await (client.send as (one: object) => Promise<Answer>)(command);
    if (!(command instanceof QueryCommand) || !command.input.IndexName) return answer;
    const { Items = [], LastEvaluatedKey } = answer;
    if (LastEvaluatedKey) lastItems.set(JSON.stringify(LastEvaluatedKey), Items.slice(-1));
    const repeated = lastItems.get(JSON.stringify(command.input.ExclusiveStartKey)) ?? [];
    return { ...answer, Items: [...repeated, ...Items] };
  };
  return Object.assign(Object.create(client), { send });
}
