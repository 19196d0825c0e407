import { QueryCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

type Item = Record<string, unknown>;
type Answer = { Items?: Item[]; LastEvaluatedKey?: Item };

/** A client whose index shows the last item of each page again at the beginning of the next one, and how often it did. */
export function repeating(client: DynamoDBDocumentClient) {
  let shownAgain = 0;
  const lastItems = new Map<string, Item[]>();
  const send = async (command: object) => {
    const answer = await (client.send as (one: object) => Promise<Answer>)(command);
    if (!(command instanceof QueryCommand) || !command.input.IndexName) return answer;
    const { Items = [], LastEvaluatedKey } = answer;
    if (LastEvaluatedKey) lastItems.set(JSON.stringify(LastEvaluatedKey), Items.slice(-1));
    const repeated = lastItems.get(JSON.stringify(command.input.ExclusiveStartKey)) ?? [];
    shownAgain += repeated.length;
    return { ...answer, Items: [...repeated, ...Items] };
  };
  const index: DynamoDBDocumentClient = Object.assign(Object.create(client), { send });
  return { client: index, shownAgain: () => shownAgain };
}
