import type { LambdaFunction } from "../lambda/function";

/** A function whose code can be replaced while it is invoked. */
export interface Deployment extends LambdaFunction {
  /**
   * From now on these bundles take the invocations, one after the other in turn. Resolves when what was under way in the
   * code before has ended.
   */
  readonly deploy: (...bundles: readonly [string, ...string[]]) => Promise<void>;
}

/** Starts a bundle by `start`, and each later one likewise. */
export function createDeployment(start: (bundle: string) => LambdaFunction, bundle: string): Deployment {
  let versions = [startVersion(start, bundle)];
  /** Those that are on their way out as well. */
  const all = new Set(versions);
  let turns = 0;
  return {
    invoke(payload, options) {
      const version = versions[turns++ % versions.length];
      if (!version) throw new Error("nothing is deployed");
      return version.invoke(payload, options);
    },
    async deploy(...bundles) {
      const before = versions;
      versions = bundles.map((one) => startVersion(start, one));
      for (const version of versions) all.add(version);
      await Promise.all(before.map((version) => version.retire().finally(() => all.delete(version))));
    },
    pids: () => [...all].flatMap((version) => version.pids()),
    stop: async () => void (await Promise.all([...all].map((version) => version.stop()))),
  };
}

function startVersion(start: (bundle: string) => LambdaFunction, bundle: string) {
  const version = start(bundle);
  const underWay = new Set<Promise<unknown>>();
  return {
    ...version,
    invoke: ((payload, options) => {
      const answer = version.invoke(payload, options);
      const ended: Promise<unknown> = answer.catch(() => {}).finally(() => underWay.delete(ended));
      underWay.add(ended);
      return answer;
    }) satisfies LambdaFunction["invoke"],
    retire: async () => {
      await Promise.all(underWay);
      await version.stop();
    },
  };
}
