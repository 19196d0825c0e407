import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FunctionOptions, type LambdaFunction, requireRuntime, startFunction } from "../src/lambda/function";
import type { FunctionDescription } from "../src/lambda/template";

const description: FunctionDescription = {
  name: "probe",
  arn: "arn:aws:lambda:eu-west-2:000000000000:function:probe",
  handler: "index.handler",
  runtime: "nodejs24.x",
  roleArn: "arn:aws:iam::000000000000:role/probe-role",
  roleName: "probe-role",
  memoryInMb: 256,
  timeoutInSeconds: 20,
  reservedConcurrency: undefined,
  environment: { TABLE: "a-table" },
};

const environment = {
  AWS_ENDPOINT_URL: "http://127.0.0.1:1",
  AWS_ACCESS_KEY_ID: "AKIDPROBE",
  AWS_SECRET_ACCESS_KEY: "secret",
};

let folder = "";
let logs: string[] = [];
const started: LambdaFunction[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lambda-function-"));
  logs = [];
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
  rmSync(folder, { recursive: true });
});

const start = (code: string, options: Partial<FunctionOptions> & { readonly extension?: string } = {}) => {
  const { extension = "js", ...others } = options;
  const bundle = join(folder, `index.${extension}`);
  writeFileSync(bundle, code);
  const onLog = (line: string) => logs.push(line);
  const lambda = startFunction({ description, bundle, environment, onLog, ...others });
  started.push(lambda);
  return lambda;
};

/** A handler's source in CommonJS, as esbuild would leave it. */
const handler = (body: string) => `exports.handler = async (event, context) => { ${body} };`;

describe("an invocation", () => {
  test("gives the handler the event and returns its response, both as JSON would carry them", async () => {
    const lambda = start(handler("return { got: event, day: new Date(0) };"));
    expect(await lambda.invoke({ a: 1, when: new Date(0) })).toEqual({
      got: { a: 1, when: "1970-01-01T00:00:00.000Z" },
      day: "1970-01-01T00:00:00.000Z",
    });
  });

  test("returns null when the handler returns nothing", async () => {
    expect(await start(handler("")).invoke({})).toBeNull();
  });

  test("runs a bundle of ES modules", async () => {
    expect(await start("export const handler = async () => 'esm';", { extension: "mjs" }).invoke({})).toBe("esm");
    expect(await start("export const handler = async () => 'esm';", { extension: "js" }).invoke({})).toBe("esm");
    expect(logs).toEqual([]);
  });

  test("gives the handler a context with the time that remains", async () => {
    const lambda = start(handler("return { ...context, left: context.getRemainingTimeInMillis() };"));
    const context = await lambda.invoke({}, { requestId: "6f0c41a4-6a4f-4a1f-8f5e-0d8f2f1f2b11" });
    expect(context).toMatchObject({
      awsRequestId: "6f0c41a4-6a4f-4a1f-8f5e-0d8f2f1f2b11",
      functionName: "probe",
      invokedFunctionArn: description.arn,
      memoryLimitInMB: "256",
      left: expect.any(Number),
    });
    const { left } = context as { left: number };
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(20_000);
  });

  test("has handed over every line of output when it is answered", async () => {
    const lambda = start(
      handler(`console.log("one\\ntwo"); console.error("three"); process.stdout.write("no newline"); return 1;`),
    );
    await lambda.invoke({});
    expect(logs.filter((line) => line !== "three")).toEqual(["one", "two", "no newline"]);
    expect(logs).toContain("three");
  });
});

describe("the environment of a function", () => {
  test("is what Lambda sets, the template's variables and the given ones, and nothing of the machine's", async () => {
    process.env.MACHINE_SECRET = "not for the function";
    const seen = await start(handler("return process.env;")).invoke(
      {},
      { requestId: "6f0c41a4-6a4f-4a1f-8f5e-0d8f2f1f2b11" },
    );
    delete process.env.MACHINE_SECRET;
    expect(Object.keys(seen as object).sort()).toEqual([
      "AWS_ACCESS_KEY_ID",
      "AWS_CONFIG_FILE",
      "AWS_DEFAULT_REGION",
      "AWS_ENDPOINT_URL",
      "AWS_EXECUTION_ENV",
      "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
      "AWS_LAMBDA_FUNCTION_NAME",
      "AWS_LAMBDA_FUNCTION_VERSION",
      "AWS_LAMBDA_INITIALIZATION_TYPE",
      "AWS_LAMBDA_LOG_GROUP_NAME",
      "AWS_LAMBDA_LOG_STREAM_NAME",
      "AWS_REGION",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SHARED_CREDENTIALS_FILE",
      "LAMBDA_TASK_ROOT",
      "LANG",
      "TABLE",
      "TZ",
      "_HANDLER",
      "_X_AMZN_TRACE_ID",
    ]);
    expect(seen).toMatchObject({
      AWS_REGION: "eu-west-2",
      TABLE: "a-table",
      LAMBDA_TASK_ROOT: folder,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      _X_AMZN_TRACE_ID: "Root=1-6f0c41a4-6a4f4a1f8f5e0d8f2f1f2b11;Parent=6f0c41a46a4f4a1f;Sampled=0",
    });
  });

  test("is in UTC", async () => {
    expect(await start(handler("return new Date(0).getHours();")).invoke({})).toBe(0);
  });

  test.each([
    ["missing", {}, "AWS_ENDPOINT_URL"],
    ["real", { AWS_ENDPOINT_URL: "https://sqs.eu-west-2.amazonaws.com" }, "https://sqs.eu-west-2.amazonaws.com"],
    ["a look-alike", { AWS_ENDPOINT_URL: "http://127.0.0.1.example.com" }, "http://127.0.0.1.example.com"],
    ["foreign for one service", { ...environment, AWS_ENDPOINT_URL_SQS: "http://10.0.0.1" }, "AWS_ENDPOINT_URL_SQS"],
  ])("is refused when its endpoint is %s", (_, variables, message) => {
    expect(() => start(handler(""), { environment: variables })).toThrow(message);
  });

  test("is refused when the template sets a variable that is Lambda's", () => {
    const reserved = { ...description, environment: { AWS_REGION: "us-east-1" } };
    expect(() => start(handler(""), { description: reserved })).toThrow("AWS_REGION is reserved");
  });
});

describe("an invocation fails with", () => {
  test("the error that the handler threw, and the process stays warm", async () => {
    const lambda = start(handler("if (event.fail) throw new RangeError('too far'); return process.pid;"));
    const pid = await lambda.invoke({});
    await expect(lambda.invoke({ fail: true })).rejects.toMatchObject({ errorType: "RangeError", message: "too far" });
    expect(logs.some((line) => line.includes("Invoke Error") && line.includes("too far"))).toBe(true);
    expect(await lambda.invoke({})).toBe(pid);
  });

  test("a text that was thrown", async () => {
    await expect(start(handler("throw 'no';")).invoke({})).rejects.toMatchObject({
      errorType: "string",
      message: "no",
    });
  });

  test("an error when the response has no JSON", async () => {
    await expect(start(handler("return 1n;")).invoke({})).rejects.toMatchObject({ errorType: "TypeError" });
  });

  test("the error that loading the bundle threw, and the next one loads it again", async () => {
    const flag = join(folder, "setting");
    const lambda = start(
      `if (!require("node:fs").existsSync(${JSON.stringify(flag)})) throw new Error("QUERY_EVENTS_TABLE is missing");
       ${handler("return 'loaded';")}`,
    );
    await expect(lambda.invoke({})).rejects.toThrow("QUERY_EVENTS_TABLE is missing");
    writeFileSync(flag, "");
    expect(await lambda.invoke({})).toBe("loaded");
  });

  test("the name of a handler that the bundle does not export", async () => {
    await expect(start("exports.main = async () => 1;").invoke({})).rejects.toMatchObject({
      errorType: "Runtime.HandlerNotFound",
      message: expect.stringContaining('exports no function "handler"'),
    });
  });

  test("a refusal of callbacks, which Lambda's Node 24 no longer has", async () => {
    const lambda = start("exports.handler = (event, context, callback) => callback(null, 1);");
    await expect(lambda.invoke({})).rejects.toMatchObject({ errorType: "Runtime.CallbackHandlerDeprecated" });
  });

  test("a timeout that kills the process, even one in an endless loop; the next gets a fresh one", async () => {
    const hasty = { ...description, timeoutInSeconds: 0.2 };
    const lambda = start(handler("if (event.hang) for (;;); return process.pid;"), {
      description: hasty,
      initLimitInSeconds: 20,
    });
    const pid = await lambda.invoke({});
    await expect(lambda.invoke({ hang: true })).rejects.toMatchObject({
      errorType: "Sandbox.Timedout",
      message: "Task timed out after 0.20 seconds",
    });
    expect(lambda.pids()).toEqual([]);
    expect(isRunning(pid)).toBe(false);
    expect(await lambda.invoke({})).not.toBe(pid);
  });

  test("a timeout when the bundle never ends loading", async () => {
    const lambda = start("for (;;);", { initLimitInSeconds: 0.2 });
    await expect(lambda.invoke({})).rejects.toMatchObject({ errorType: "Sandbox.Timedout" });
  });

  test("the exit of its process, whose last lines are kept; the next gets a fresh one", async () => {
    const lambda = start(
      handler("if (event.crash) { console.log('last words'); process.exit(3); } return process.pid;"),
    );
    const pid = await lambda.invoke({});
    await expect(lambda.invoke({ crash: true })).rejects.toMatchObject({
      errorType: "Runtime.ExitError",
      message: "Runtime exited with error: exit status 3",
    });
    expect(logs).toEqual(["last words"]);
    expect(await lambda.invoke({})).not.toBe(pid);
  });

  test("the exit of its process when somebody kills that", async () => {
    const lambda = start(handler("console.log(process.pid); await new Promise(() => {});"), {
      onLog: (line) => process.kill(Number(line), "SIGKILL"),
    });
    await expect(lambda.invoke({})).rejects.toThrow("Runtime exited with error: signal: SIGKILL");
  });
});

describe("the processes of a function", () => {
  /** Each invocation waits at a meeting point (a file per pid) for `event.others` to be there as well. */
  const meeting = () =>
    handler(`
      const { existsSync, readdirSync, writeFileSync } = require("node:fs");
      const place = ${JSON.stringify(join(folder))};
      writeFileSync(place + "/" + process.pid + ".here", "");
      while (readdirSync(place).filter((name) => name.endsWith(".here")).length < event.expected)
        await new Promise((resolve) => setImmediate(resolve));
      return process.pid;`);

  test("start with an invocation, take one at a time each, and are used again", async () => {
    const lambda = start(meeting());
    expect(lambda.pids()).toEqual([]);
    const both = await Promise.all([lambda.invoke({ expected: 2 }), lambda.invoke({ expected: 2 })]);
    expect(new Set(both).size).toBe(2);
    expect([...lambda.pids()].sort()).toEqual([...both].sort());
    expect(both).toContain(await lambda.invoke({ expected: 1 }));
  });

  test("are never more than the maximum; an invocation beyond it waits its turn", async () => {
    const lambda = start(handler("return process.pid;"), { maximumConcurrency: 2 });
    const pids = await Promise.all(Array.from({ length: 6 }, () => lambda.invoke({})));
    expect(new Set(pids).size).toBeLessThanOrEqual(2);
  });

  test("are replaced when one was killed while it was warm", async () => {
    const lambda = start(handler("return process.pid;"));
    const pid = Number(await lambda.invoke({}));
    process.kill(pid, "SIGKILL");
    while (lambda.pids().length > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await lambda.invoke({})).not.toBe(pid);
  });

  test("do not end by Ctrl-C, so that the batch under way can be finished", async () => {
    const lambda = start(
      handler("process.kill(process.pid, 'SIGINT'); await new Promise(setImmediate); return 'finished';"),
    );
    expect(await lambda.invoke({})).toBe("finished");
  });

  test("are gone after stop, whose invocations fail", async () => {
    const { promise: busy, resolve: isBusy } = Promise.withResolvers<string>();
    const lambda = start(handler("console.log(process.pid); await new Promise(() => {});"), {
      maximumConcurrency: 1,
      onLog: isBusy,
    });
    const settled = Promise.allSettled([lambda.invoke({}), lambda.invoke({}), lambda.invoke({})]);
    const pid = Number(await busy);
    await lambda.stop();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(isRunning(pid)).toBe(false);
    await expect(lambda.invoke({})).rejects.toThrow("probe is stopped");
  });

  test("take flags for their Node, so that a test can put a hook before the bundle", async () => {
    const hook = join(folder, "hook.cjs");
    writeFileSync(hook, "globalThis.hooked = true;");
    const lambda = start(handler("return globalThis.hooked;"), { execArgv: ["--require", hook] });
    expect(await lambda.invoke({})).toBe(true);
  });
});

describe("a function is refused", () => {
  test("on another Node than its template's", () => {
    expect(() => requireRuntime(description, "20.19.0")).toThrow("probe runs on nodejs24.x, but this is Node 20.19.0");
    expect(() => requireRuntime(description, "24.21.0")).not.toThrow();
  });

  test("without its build", () => {
    const bundle = join(folder, "dist/index.js");
    expect(() => startFunction({ description, bundle, environment, onLog: () => {} })).toThrow(
      `the bundle ${bundle} is missing; run npm run build`,
    );
  });

  test("when its handler is in another file than the bundle", () => {
    const elsewhere = { ...description, handler: "main.handler" };
    expect(() => start(handler(""), { description: elsewhere })).toThrow("the handler main.handler is not in");
  });
});

const isRunning = (pid: unknown) => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};
