import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AwsCall, AwsError, type AwsService, type ServiceName } from "./service";
import { isSignedWith, readAuthorization, type SignedRequest } from "./signature";
import { type Operation, readOperation, writeAnswer, writeError } from "./wire";

/** Who calls: a name for people, and the key pair that the caller signs with. */
export interface Principal {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Answers on the wire itself: DynamoDB, whose emulator is an HTTP server of its own. `caller` is the name of who calls. */
export type WireService = (request: SignedRequest, response: ServerResponse, caller: string) => void;

export interface AwsServerOptions {
  /** A call to a service that is absent is refused. */
  readonly services: Readonly<Partial<Record<Exclude<ServiceName, "dynamodb">, AwsService>>>;
  readonly dynamodb: WireService;
  readonly principals: readonly Principal[];
  /** Throws the `AwsError` that IAM would answer with. */
  readonly authorise: (principal: Principal, call: AwsCall) => void;
  /** Sees each call before it is carried out; may delay it, or refuse it by throwing an `AwsError`. */
  readonly onCall?: (principal: Principal, call: AwsCall) => void | Promise<void>;
  /** Sees what was done for a call to a service other than DynamoDB, even when its caller has hung up meanwhile. */
  readonly onDone?: (principal: Principal, call: AwsCall, answer: Readonly<Record<string, unknown>>) => void;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

export interface AwsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** One loopback port that speaks the services' own protocols to callers who sign their requests. */
export async function startAwsServer(options: AwsServerOptions): Promise<AwsServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => response.destroy(toError(error)));
  });
  await listen(server, options.port ?? 0);
  return { url: urlOf(server), close: () => close(server) };
}

/** Listens on loopback and nowhere else. Rejects with an error that names a busy port. */
export async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EADDRINUSE"
      ? new Error(`port ${port} is busy: choose another one (--port), or 0 for any free one`)
      : error;
  });
}

export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function answer(incoming: IncomingMessage, response: ServerResponse, options: AwsServerOptions): Promise<void> {
  const hangUp = new AbortController();
  response.on("close", () => response.writableFinished || hangUp.abort());
  const request = await readRequest(incoming);
  let service: ServiceName = "sqs";
  try {
    const call = { ...toOperation(request), signal: hangUp.signal };
    service = call.service;
    const principal = authenticate(request, options.principals);
    options.authorise(principal, call);
    await options.onCall?.(principal, call);
    if (call.service === "dynamodb") return options.dynamodb(request, response, principal.name);
    const serve = options.services[call.service];
    if (!serve) throw new AwsError("UnknownOperationException", `This stack has no service ${call.service}.`);
    const answer = await serve(call, principal.name);
    options.onDone?.(principal, call, answer);
    writeAnswer(response, call, answer);
  } catch (error) {
    if (hangUp.signal.aborted) return;
    writeError(response, service, error instanceof AwsError ? error : internalFailure(error));
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

function toOperation(request: SignedRequest): Operation {
  try {
    const operation = readOperation(request);
    if (operation) return operation;
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid JSON.");
  }
  throw new AwsError("UnknownOperationException", `${request.method} ${request.url} is no operation of this stack.`);
}

function authenticate(request: SignedRequest, principals: readonly Principal[]): Principal {
  const authorization = readAuthorization(request.headers.authorization);
  if (!authorization) throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
  const principal = principals.find(({ accessKeyId }) => accessKeyId === authorization.accessKeyId);
  if (!principal)
    throw new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", 403);
  if (!isSignedWith(principal.secretAccessKey, request, authorization))
    throw new AwsError(
      "InvalidSignatureException",
      "The signature does not match the request and the secret key.",
      403,
    );
  return principal;
}

function internalFailure(error: unknown): AwsError {
  return new AwsError("InternalFailure", `The local stack itself failed: ${toError(error).stack}`, 500);
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
