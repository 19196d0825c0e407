import { randomUUID } from "node:crypto";
import type { AwsServerOptions } from "../aws/server";
import type { AwsService } from "../aws/service";
import { createCloudWatchService } from "../cloudwatch/cloudwatch-service";
import type { IamPrincipal } from "../iam/authorise";
import { Deployed } from "../lambda-api/deployed";
import { createLambdaService } from "../lambda-api/lambda-service";
import { LogGroups } from "../logs/log-groups";
import { createLogsService } from "../logs/logs-service";
import { createOutbox, type Mail } from "../mail/outbox";
import type { SqsQueues } from "../sqs/queues";
import { createSqsService } from "../sqs/sqs-service";
import { createStsService } from "../sts/sts-service";
import type { Infrastructure } from "../terraform/infrastructure";
import { accountId, region } from "./account";
import type { Clock } from "./clock";

/** The account's services, and what they hold for those in the same process. */
export interface LocalServices {
  readonly services: AwsServerOptions["services"];
  readonly queues: SqsQueues;
  /** Resolves when no receive is under way: one whose caller hung up could still take a message with it. */
  readonly receivesEnded: () => Promise<unknown>;
  readonly mails: readonly Mail[];
  readonly logGroups: LogGroups;
  readonly deployed: Deployed;
}

export interface LocalServicesOptions {
  readonly infrastructure: Infrastructure;
  readonly identities: readonly IamPrincipal[];
  readonly clock: Clock;
  /** The base of queue URLs, which is known once the server listens. */
  readonly endpoint: () => string;
  /** Sees why an event source mapping could not be turned on or off. */
  readonly onError: (error: unknown) => void;
}

/** Opens the services of an empty account. */
export function createServices(options: LocalServicesOptions): LocalServices {
  const { infrastructure, identities, clock, endpoint, onError } = options;
  const { now, setTimer } = clock;
  const world = { now, newId: randomUUID };
  const place = { region, accountId };
  const { service: sqs, queues } = createSqsService({ ...world, ...place, setTimer, endpoint });
  const receives = new Set<Promise<unknown>>();
  const outbox = createOutbox({ ...world, subscribers: subscribersOf(infrastructure) });
  const logGroups = new LogGroups(now);
  for (const name of infrastructure.logGroups) logGroups.provide(name);
  const deployed = new Deployed();
  const arns = new Map(identities.map(({ name, arn }) => [name, arn]));
  return {
    services: {
      sqs: rememberReceives(sqs, receives),
      sns: outbox.sns,
      ses: outbox.ses,
      cloudwatch: createCloudWatchService({ alarms: infrastructure.alarms, queues: () => queues.list(), now }),
      logs: createLogsService(logGroups),
      lambda: createLambdaService({ deployed, place, onError }),
      sts: createStsService({ accountId, arnOf: (name) => arns.get(name) }),
    },
    queues,
    receivesEnded: () => Promise.allSettled(receives),
    mails: outbox.mails,
    logGroups,
    deployed,
  };
}

function rememberReceives(sqs: AwsService, receives: Set<Promise<unknown>>): AwsService {
  return (call, caller) => {
    const answer = sqs(call, caller);
    if (call.action !== "ReceiveMessage") return answer;
    const ended: Promise<unknown> = answer.catch(() => {}).finally(() => receives.delete(ended));
    receives.add(ended);
    return answer;
  };
}

function subscribersOf({ topics }: Infrastructure): ReadonlyMap<string, readonly string[]> {
  return new Map(topics.map(({ arn, subscriptions }) => [arn, subscriptions.map(({ endpoint }) => endpoint)]));
}
