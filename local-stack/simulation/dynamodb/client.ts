import { QueryCommand as PlainQueryCommand } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";
import type { CallFault } from "../faults/kinds";
import type { Caller } from "../services/process";
import type { Random } from "../world/random";
import type { Database } from "./database";
import { describeCommand } from "./describe-command";
import { answerLost, refused, throttled, unreachable } from "./errors";
import { toDocumentQuery, toPlainAnswer } from "./plain-query";
import { getBatch, getOne, getPage } from "./reads";
import type { Item } from "./table";
import { apply, keyOf, putOne, toRequests, type Write, writesOf } from "./writes";

interface Strike {
  readonly fault: CallFault | undefined;
  readonly random: Random;
}

/** Hears which requests a failing call concerned. */
export type OnFailure = (requestIds: readonly string[]) => void;

/** The SDK's document client of one process, over tables in memory. */
export function createClient(
  database: Database,
  process: Caller,
  onFailure: OnFailure = () => {},
): DynamoDBDocumentClient {
  const { faults, scheduler } = process.world;
  const isHot = (requestId: unknown) => faults.isHot(String(requestId), scheduler.now());
  const send = (given: unknown, options?: { readonly abortSignal?: AbortSignal }) => {
    const isPlain = given instanceof PlainQueryCommand;
    const command = isPlain ? toDocumentQuery(given.input) : given;
    return process.call(
      () => describeCommand(command),
      (fault, random) => {
        const requestIds = requestIdsOf(command);
        try {
          if (faults.isUnreachable(scheduler.now())) throw unreachable();
          const found = answer(command, { fault, random });
          return isPlain ? toPlainAnswer(found) : found;
        } catch (error) {
          onFailure(requestIds);
          throw error;
        }
      },
      options?.abortSignal,
    );
  };
  const sight = (random: Random) => ({ now: scheduler.now(), random });

  function answer(command: unknown, { fault, random }: Strike): object {
    if (fault === "throttled") throw throttled();
    if (fault === "refused") throw refused(random.pick(["ValidationException", "AccessDeniedException"]));
    if (command instanceof BatchWriteCommand)
      return writeBatch(writesOf(database, command.input.RequestItems), { fault, random });
    if (command instanceof PutCommand) putOne(database, command.input, process.name);
    if (fault?.endsWith("reported as failed")) throw answerLost();
    if (command instanceof PutCommand) return {};
    if (command instanceof BatchGetCommand) return readBatch(command, { fault, random });
    if (command instanceof GetCommand) return getOne(database, command.input, sight(random));
    if (command instanceof QueryCommand && isHot(command.input.ExpressionAttributeValues?.[":requestId"]))
      throw throttled();
    if (command instanceof QueryCommand || command instanceof ScanCommand)
      return getPage(database, command.input, sight(random));
    throw new Error("the simulated DynamoDB does not know this command");
  }

  function writeBatch(writes: readonly Write[], { fault, random }: Strike): object {
    const isPartial = fault === "left unprocessed" || fault === "applied in part, reported as failed";
    const left = writes.filter(({ request }) => isHot(keyOf(request).requestId) || (isPartial && random.chance(0.6)));
    apply(
      database,
      writes.filter((write) => !left.includes(write)),
      process.name,
    );
    if (fault?.endsWith("reported as failed")) throw answerLost();
    onFailure(left.map(({ request }) => String(keyOf(request).requestId)));
    return left.length > 0 ? { UnprocessedItems: toRequests(left) } : {};
  }

  function readBatch({ input }: BatchGetCommand, { fault, random }: Strike): object {
    const asked = Object.entries(input.RequestItems ?? {});
    const isLeft = ({ requestId }: Item) => isHot(requestId) || (fault === "left unprocessed" && random.chance(0.6));
    const left = asked.map(
      ([table, { Keys = [], ...rest }]) => [table, { ...rest, Keys: Keys.filter(isLeft) }] as const,
    );
    const now = asked.map(([table, { Keys = [], ...rest }], index) => {
      const kept = left[index]?.[1].Keys ?? [];
      return [table, { ...rest, Keys: Keys.filter((key) => !kept.includes(key)) }] as const;
    });
    const unprocessed = left.filter(([, { Keys }]) => Keys.length > 0);
    onFailure(unprocessed.flatMap(([, { Keys }]) => Keys.map(({ requestId }) => String(requestId))));
    const Responses = getBatch(database, { RequestItems: Object.fromEntries(now) }, sight(random));
    return { Responses, ...(unprocessed.length > 0 ? { UnprocessedKeys: Object.fromEntries(unprocessed) } : {}) };
  }

  return Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
}

function requestIdsOf(command: unknown): string[] {
  if (command instanceof BatchWriteCommand)
    return Object.values(command.input.RequestItems ?? {}).flatMap((list) =>
      list.map((one) => String(keyOf(one).requestId)),
    );
  if (command instanceof BatchGetCommand)
    return Object.values(command.input.RequestItems ?? {}).flatMap(({ Keys = [] }) =>
      Keys.map((key) => String(key.requestId)),
    );
  if (command instanceof QueryCommand) return [String(command.input.ExpressionAttributeValues?.[":requestId"])];
  return [];
}
