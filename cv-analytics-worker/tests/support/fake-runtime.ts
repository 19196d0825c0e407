import type { LogLine } from "../../src/log";
import type { Runtime } from "../../src/runtime";

export const bindings = {
  SQS_QUEUE_URL: "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-queue.fifo",
  AWS_REGION: "eu-west-2",
  AWS_ACCESS_KEY_ID: "AKIAEDGEEDGEEDGEEDGE",
  AWS_SECRET_ACCESS_KEY: "edge/secret+key",
  CHATBOT_ORIGIN: "https://chatbot.example",
};

export const requestId = "11111111-2222-4333-8444-555555555555";

/** A runtime without network, waiting or chance; its clock stands still until a test moves it. */
export class FakeRuntime implements Runtime {
  readonly lines: LogLine[] = [];
  readonly pauses: number[] = [];
  /** Bodies of what was posted to the queue. */
  readonly posted: string[] = [];
  elapsedMs = 0;

  chatbot = async (): Promise<Response> =>
    Response.json({ matchType: "partial", matchScore: 40, reasoning: "Some of it." });
  queue = async (_signal: AbortSignal): Promise<Response> => takesAll(this.posted.at(-1) ?? "");

  readonly fetch: Runtime["fetch"] = async (input, init) => {
    if (!(input instanceof Request) || !input.url.startsWith("https://sqs.")) return this.chatbot();
    this.posted.push(await input.text());
    return this.queue(init?.signal ?? new AbortController().signal);
  };
  readonly now = () => 1_762_607_658_821 + this.elapsedMs;
  readonly elapsed = () => this.elapsedMs;
  readonly random = () => 0.5;
  readonly newRequestId = () => requestId;
  nextTurn = async () => {};
  readonly sleep = async (ms: number) => {
    this.pauses.push(ms);
  };
  readonly timeout = (_ms: number) => AbortSignal.abort();
  readonly log = (line: LogLine) => {
    this.lines.push(line);
  };

  /** Type of each event posted, in order. */
  get postedTypes(): string[] {
    return this.postedTogether.flat();
  }

  /** Types of the events in each request to the queue, in order. */
  get postedTogether(): string[][] {
    return this.posted.map((body) => entriesOf(body).map(({ MessageBody }) => JSON.parse(MessageBody).eventType));
  }

  get dropReasons(): unknown[] {
    return this.lines.filter(({ message }) => message === "event dropped").map(({ reason }) => reason);
  }
}

/** What a request to the queue asks it to take, one message or a batch. */
const entriesOf = (body: string): { MessageBody: string; Id?: string }[] => {
  const input = JSON.parse(body);
  return input.Entries ?? [input];
};

const takesAll = (body: string) =>
  Response.json({ MessageId: "1", Successful: entriesOf(body).map(({ Id }) => ({ Id })) });

/** How SQS says no. */
export const refusal = (status: number, code: string) => async () =>
  Response.json({ __type: `com.amazonaws.sqs#${code}`, message: "no" }, { status });
