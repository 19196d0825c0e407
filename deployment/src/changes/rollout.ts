import { type Deployables, namesOf, upstreamsOf } from "./deployables";

/** What is deployed together, and in which order. */
export interface Rollout {
  /** In an order in which each comes after all that it waits for. */
  readonly deploy: readonly string[];
  /** For each of them the nearest upstreams that are deployed with it; by them it waits for those before as well. */
  readonly waitsFor: Readonly<Record<string, readonly string[]>>;
}

/** Orders what is to be deployed: a deployable waits for an upstream only when that is deployed too. */
export function planRollout(wanted: ReadonlySet<string>, deployables: Deployables): Rollout {
  const deploy = namesOf(deployables).filter((name) => wanted.has(name));
  const waitsFor = Object.fromEntries(deploy.map((name) => [name, nearestUpstreams(name, deploy, deployables)]));
  return { deploy, waitsFor };
}

function nearestUpstreams(name: string, deploy: readonly string[], deployables: Deployables): string[] {
  const upstreams = upstreamsOf(name, deployables);
  const deploying = deploy.filter((each) => upstreams.has(each));
  const isBehindAnother = (each: string) => deploying.some((other) => upstreamsOf(other, deployables).has(each));
  return deploying.filter((each) => !isBehindAnother(each));
}
