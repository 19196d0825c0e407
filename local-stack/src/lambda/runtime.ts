// The program of a runtime process. Node runs this file as it stands, by stripping its types: it imports nothing but Node's own modules.
import { pathToFileURL } from "node:url";
import type { Invocation, RuntimeError, RuntimeMessage } from "./runtime-messages";

type Handler = (event: unknown, context: object) => unknown;

const [bundle = "", exportName = ""] = process.argv.slice(2);

const tellParent = (message: RuntimeMessage, sent: () => void = () => {}) => process.send?.(message, sent);

const loadHandler = async (): Promise<Handler> => {
  const loaded = await import(pathToFileURL(bundle).href);
  const handler: unknown = loaded[exportName] ?? loaded.default?.[exportName];
  if (typeof handler !== "function") {
    throw runtimeError("Runtime.HandlerNotFound", `${bundle} exports no function "${exportName}"`);
  }
  // Lambda's Node 24 runtime no longer passes a callback.
  if (handler.length > 2) {
    throw runtimeError(
      "Runtime.CallbackHandlerDeprecated",
      `${exportName} takes a callback; expected an async function`,
    );
  }
  return (event, context) => handler(event, context);
};

const answer = async (handler: Handler, invocation: Invocation): Promise<RuntimeMessage> => {
  const { requestId } = invocation;
  const before = process.cpuUsage();
  process.env._X_AMZN_TRACE_ID = traceIdOf(requestId);
  try {
    const response = await handler(JSON.parse(invocation.event), contextOf(invocation));
    const body = JSON.stringify(response ?? null) ?? "null";
    return { type: "returned", requestId, processorMs: processorMsSince(before), body };
  } catch (thrown) {
    const error = describeThrown(thrown);
    console.error(JSON.stringify({ level: "ERROR", message: "Invoke Error", requestId, ...error }));
    return { type: "threw", requestId, processorMs: processorMsSince(before), error };
  }
};

/** Of all threads; without `before` since the process began. */
const processorMsSince = (before?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const contextOf = ({ requestId, timeoutInMs, functionArn }: Invocation) => {
  const deadline = performance.now() + timeoutInMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    invokedFunctionArn: functionArn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  };
};

/** A trace id has the 32 hexadecimal digits of a UUID, in parts of 8 and 24. */
const traceIdOf = (requestId: string) => {
  const digits = requestId.replaceAll("-", "");
  return `Root=1-${digits.slice(0, 8)}-${digits.slice(8)};Parent=${digits.slice(0, 16)};Sampled=0`;
};

const runtimeError = (name: string, message: string) => Object.assign(new Error(message), { name });

const describeThrown = (thrown: unknown): RuntimeError =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, stackTrace: (thrown.stack ?? "").split("\n").slice(1) }
    : { errorType: typeof thrown, errorMessage: String(thrown), stackTrace: [] };

/** Marks the end of an invocation's output, which arrives by another way than the answer. */
const endOutput = (requestId: string) => {
  process.stdout.write(`\0${requestId}\n`);
  process.stderr.write(`\0${requestId}\n`);
};

const isInvocation = (message: unknown): message is Invocation =>
  typeof message === "object" && message !== null && "requestId" in message && "event" in message;

// Ctrl-C in a terminal reaches every process; when this one ends is for its parent to say, or for the parent's own end.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

loadHandler().then(
  (handler) => {
    process.on("message", async (message) => {
      if (!isInvocation(message)) return;
      const result = await answer(handler, message);
      endOutput(message.requestId);
      tellParent(result);
    });
    tellParent({ type: "ready", processorMs: processorMsSince() });
  },
  (thrown) => tellParent({ type: "initError", error: describeThrown(thrown) }, () => process.exit(1)),
);
