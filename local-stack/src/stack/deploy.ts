import { randomUUID } from "node:crypto";
import type { BatchReport } from "../lambda/event-source";
import type { Run } from "../lambda/runtime-process";
import type { FunctionDescription } from "../lambda/template";
import { EventSourceMapping } from "../lambda-api/event-source-mapping";
import { accountId, region } from "./account";
import { type LocalAws, sender, subscriber } from "./aws";
import { createDeployment } from "./deployment";
import { bundleFile } from "./files";
import { createFeed, describeService, type Feed, type Service, startService } from "./lambdas";

export interface FunctionHooks {
  /** Bundles to deploy instead of the built ones. */
  readonly bundles?: Readonly<Partial<Record<Service | "worker", string>>>;
  readonly onLog?: (source: Service, line: string) => void;
  readonly onRun?: (service: Service, run: Run) => void;
  readonly onBatch?: (report: BatchReport) => void;
  /** Faults of the event source: what Lambda would show as a problem of the mapping. */
  readonly onError?: (error: unknown) => void;
}

export function deployReporter(aws: LocalAws, hooks: FunctionHooks, resources: AsyncDisposableStack) {
  const parameters = { ReportFrom: sender, ReportTo: subscriber };
  const { function: description } = describeService("reporter", { region, accountId }, parameters);
  return { arn: description.arn, function: deploy("reporter", description, aws, hooks, resources) };
}

/** Deploys the processor and the mapping that feeds it, which is on afterwards unless its template says otherwise. */
export async function deployProcessor(
  aws: LocalAws,
  now: () => number,
  hooks: FunctionHooks,
  resources: AsyncDisposableStack,
) {
  const template = describeService("processor", { region, accountId }, {});
  const processor = deploy("processor", template.function, aws, hooks, resources);
  const { onBatch = () => {}, onError = () => {} } = hooks;
  const role = aws.caller(template.function.roleName);
  const feed = createFeed(template, processor, role, { region, endpoint: aws.endpoint }, { onBatch, onError });
  resources.defer(feed.source.stop);
  const mapping = mappingOf(template.function.arn, feed, aws, now);
  aws.deployed.addMapping(mapping);
  if (feed.description.enabled) await mapping.enable();
  return { function: processor, feed, mapping };
}

function deploy(
  service: Service,
  description: FunctionDescription,
  { caller, endpoint, logGroups, deployed }: LocalAws,
  { onLog, onRun, bundles }: FunctionHooks,
  resources: AsyncDisposableStack,
) {
  const keep = logGroups.logOf(description.name);
  const log = (line: string) => {
    keep(line);
    onLog?.(service, line);
  };
  const role = caller(description.roleName);
  const hooks = { onLog: log, onRun: (run: Run) => onRun?.(service, run) };
  const start = (bundle: string) => startService(description, role, bundle, { region, endpoint }, hooks);
  const deployment = createDeployment(start, bundles?.[service] ?? bundleFile(service));
  resources.defer(deployment.stop);
  deployed.addFunction(description.arn, deployment);
  return deployment;
}

function mappingOf(functionArn: string, { description, source }: Feed, { receivesEnded }: LocalAws, now: () => number) {
  const stop = async () => {
    await source.stop();
    await receivesEnded();
  };
  return new EventSourceMapping({
    id: randomUUID(),
    functionArn,
    description,
    feed: { start: source.start, stop },
    now,
  });
}
