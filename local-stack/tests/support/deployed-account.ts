import { InvocationError } from "../../src/lambda/invocation-error";
import { Deployed } from "../../src/lambda-api/deployed";
import { EventSourceMapping } from "../../src/lambda-api/event-source-mapping";
import { createLambdaService } from "../../src/lambda-api/lambda-service";
import { allow, place, startAccount } from "./account";

export const functionArn = "arn:aws:lambda:eu-west-2:000000000000:function:processor";
export const otherArn = "arn:aws:lambda:eu-west-2:000000000000:function:other";
export const queueArn = "arn:aws:sqs:eu-west-2:000000000000:events.fifo";
export const mappingId = "11111111-1111-4111-8111-111111111111";
export const otherMappingId = "22222222-2222-4222-8222-222222222222";

/** A feed whose starts and stops take until the test lets them go on. */
class HeldFeed {
  readonly calls: string[] = [];
  #waiting = Promise.withResolvers<void>();

  readonly start = () => this.#call("start");
  readonly stop = () => this.#call("stop");

  /** Lets the call under way end, or fail; resolves when whoever called knows. */
  async letGo(failure?: Error): Promise<void> {
    await allCalled();
    const { resolve, reject } = this.#waiting;
    this.#waiting = Promise.withResolvers<void>();
    if (failure) reject(failure);
    else resolve();
    await allCalled();
  }

  #call(name: string): Promise<void> {
    this.calls.push(name);
    return this.#waiting.promise;
  }
}

const allCalled = () => new Promise((resolve) => setImmediate(resolve));

export type DeployedAccount = Awaited<ReturnType<typeof startDeployedAccount>>;

/**
 * Two functions with a mapping each, off at first. The engineer may turn the processor's mapping, and invoke it and one
 * that is not there. The processor gives its event back, or fails as the event says.
 */
export async function startDeployedAccount() {
  const feed = new HeldFeed();
  const errors: unknown[] = [];
  const description = {
    queueArn,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures" as const],
    maximumConcurrency: 5,
    enabled: true,
  };
  const deployed = new Deployed();
  const invoke = async (event: unknown) => {
    if (JSON.stringify(event).includes("throw")) throw failureOf(event);
    return event;
  };
  deployed.addFunction(functionArn, { invoke });
  deployed.addFunction(otherArn, { invoke });
  const mappingOf = (id: string, arn: string) =>
    new EventSourceMapping({ id, functionArn: arn, description, feed, now: () => 1_762_607_658_500 });
  const mapping = mappingOf(mappingId, functionArn);
  deployed.addMapping(mapping);
  deployed.addMapping(mappingOf(otherMappingId, otherArn));
  const account = await startAccount({
    services: { lambda: createLambdaService({ deployed, place, onError: (error) => errors.push(error) }) },
    statements: [
      allow("lambda:ListEventSourceMappings", "*"),
      allow(
        ["lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"],
        "arn:aws:lambda:eu-west-2:000000000000:event-source-mapping:*",
        { ArnEquals: { "lambda:FunctionArn": functionArn } },
      ),
      allow("lambda:InvokeFunction", functionArn),
      allow("lambda:InvokeFunction", functionArn.replace("processor", "missing")),
    ],
    mappedFunction: (id) => deployed.mappedFunction(id),
  });
  return { account, feed, mapping, errors };
}

function failureOf(event: unknown): InvocationError {
  const isTimeout = JSON.stringify(event).includes("time out");
  const errorType = isTimeout ? "Sandbox.Timedout" : "TypeError";
  const errorMessage = isTimeout ? "Task timed out after 3.00 seconds" : "it failed";
  return new InvocationError("request-1", { errorType, errorMessage, stackTrace: isTimeout ? [] : ["    at handler"] });
}
