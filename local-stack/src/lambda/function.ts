import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { extname } from "node:path";
import { lambdaEnvironment } from "./environment";
import { type Run, RuntimeProcess } from "./runtime-process";
import type { FunctionDescription } from "./template";
import { limitConcurrency } from "./turns";

export interface FunctionOptions {
  readonly description: FunctionDescription;
  /** Absolute path of the built bundle, CommonJS or ESM. */
  readonly bundle: string;
  /** What differs from Lambda: endpoint and credentials, and the region when it is not the function's own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
  /** Sees how much processor time each invocation took, whatever came of it. */
  readonly onRun?: (run: Run) => void;
  /** Flags for the child's Node, such as `["--require", hook]`. */
  readonly execArgv?: readonly string[];
  /** Invocations at a time; without it the template's reserved concurrency, or 10. Those beyond it wait. */
  readonly maximumConcurrency?: number;
  /** Time to load the bundle. Lambda gives 10 s, then loads it again within the function's timeout: together the default. */
  readonly initLimitInSeconds?: number;
}

export interface LambdaFunction {
  /** The function's response, or an `InvocationError` for whatever else came of it. */
  readonly invoke: (payload: unknown, options?: { readonly requestId?: string }) => Promise<unknown>;
  /** Kills every process; invocations under way fail. */
  readonly stop: () => Promise<void>;
  /** The processes that run now, busy or warm. */
  readonly pids: () => readonly number[];
}

/** Runs a bundle as Lambda would: processes start with their first invocation, stay warm, and end by a timeout or a crash. */
export const startFunction = (options: FunctionOptions): LambdaFunction => {
  const { description, bundle } = options;
  requireRuntime(description, process.versions.node);
  const { taskRoot, exportName } = locateHandler(description, bundle);
  const environment = lambdaEnvironment(description, taskRoot, options.environment);
  const timeoutInMs = description.timeoutInSeconds * 1_000;
  const initLimitInMs = (options.initLimitInSeconds ?? 10 + description.timeoutInSeconds) * 1_000;
  const inTurn = limitConcurrency(options.maximumConcurrency ?? description.reservedConcurrency ?? 10);
  const processes = new Set<RuntimeProcess>();
  const idle: RuntimeProcess[] = [];
  let stopped = false;

  const startProcess = () => {
    const { onLog, onRun = () => {}, execArgv = [] } = options;
    const hooks = { onLog, onRun };
    const started = new RuntimeProcess({
      bundle,
      exportName,
      taskRoot,
      environment,
      execArgv,
      initLimitInMs,
      ...hooks,
    });
    processes.add(started);
    return started;
  };

  const warmProcess = () => {
    for (let candidate = idle.pop(); candidate; candidate = idle.pop()) {
      if (candidate.isAlive) return candidate;
      processes.delete(candidate);
    }
    return undefined;
  };

  const invoke: LambdaFunction["invoke"] = (payload, { requestId = randomUUID() } = {}) =>
    inTurn(async () => {
      if (stopped) throw new Error(`${description.name} is stopped`);
      const used = warmProcess() ?? startProcess();
      try {
        const event = JSON.stringify(payload ?? {});
        return await used.invoke({ requestId, event, timeoutInMs, functionArn: description.arn });
      } finally {
        if (used.isAlive) idle.push(used);
        else processes.delete(used);
      }
    });

  const killNow = () => {
    for (const each of processes) each.killNow();
  };
  process.once("exit", killNow);

  return {
    invoke,
    pids: () => [...processes].flatMap(({ isAlive, pid }) => (isAlive && pid !== undefined ? [pid] : [])),
    stop: async () => {
      stopped = true;
      process.off("exit", killNow);
      await Promise.all([...processes].map((each) => each.kill()));
      processes.clear();
    },
  };
};

/** Refuses a Node other than the template's: code that runs here must be code that runs there. */
export const requireRuntime = ({ name, runtime }: FunctionDescription, nodeVersion: string): void => {
  const [major] = nodeVersion.split(".");
  if (runtime !== `nodejs${major}.x`) {
    throw new Error(`${name} runs on ${runtime}, but this is Node ${nodeVersion}; start it by an npm script`);
  }
};

/** Lambda looks for `index.handler` in the file `index` of the task root. */
const locateHandler = ({ name, handler }: FunctionDescription, bundle: string) => {
  if (!existsSync(bundle)) throw new Error(`${name}: the bundle ${bundle} is missing; run npm run build`);
  const separator = handler.lastIndexOf(".");
  const module = `/${handler.slice(0, separator)}`;
  const path = bundle.replaceAll("\\", "/").slice(0, bundle.length - extname(bundle).length);
  if (separator < 1 || !path.endsWith(module)) {
    throw new Error(`${name}: the handler ${handler} is not in ${bundle}; expected module.export of that file`);
  }
  return { taskRoot: bundle.slice(0, path.length - module.length), exportName: handler.slice(separator + 1) };
};
