import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  type FilterLogEventsCommandOutput,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { LogGroups } from "../src/logs/log-groups";
import { createLogsService } from "../src/logs/logs-service";
import { type Account, allow, startAccount } from "./support/account";
import { VirtualClock } from "./support/virtual-clock";

const audit = "/cv-analytics/oncall";
const functionLog = "/aws/lambda/processor";
const arnOf = (group: string) => `arn:aws:logs:eu-west-2:000000000000:log-group:${group}:*`;

let clock: VirtualClock;
let log: (line: string) => void;
let account: Account;
let logs: CloudWatchLogsClient;
beforeEach(async () => {
  clock = new VirtualClock();
  const groups = new LogGroups(clock.now);
  groups.provide(audit);
  groups.provide("/others");
  log = groups.logOf("processor");
  account = await startAccount({
    services: { logs: createLogsService(groups) },
    statements: [
      allow("logs:FilterLogEvents", arnOf(functionLog)),
      allow(["logs:FilterLogEvents", "logs:CreateLogStream", "logs:PutLogEvents"], arnOf(audit)),
      allow("logs:*", arnOf("/missing")),
    ],
  });
  logs = new CloudWatchLogsClient(account.clientOf("engineer"));
});
afterEach(async () => {
  logs.destroy();
  await account.close();
});

const filter = (input: Partial<FilterLogEventsCommandInput> = {}) =>
  logs.send(new FilterLogEventsCommand({ logGroupName: functionLog, ...input }));
const messagesOf = ({ events = [] }: FilterLogEventsCommandOutput) => events.map(({ message }) => message);
const createStream = (logStreamName: string, logGroupName = audit) =>
  logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
const put = (logStreamName: string, logEvents: { timestamp: number; message: string }[], logGroupName = audit) =>
  logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));

describe("what a function logs", () => {
  test("is found with its stream and the time at which it came", async () => {
    log('{"message":"stored"}');
    const { events = [] } = await filter();
    expect(events).toEqual([
      {
        logStreamName: "local",
        timestamp: clock.now(),
        message: '{"message":"stored"}',
        ingestionTime: clock.now(),
        eventId: expect.stringMatching(/^\d{56}$/),
      },
    ]);
  });

  test("is found within a range to which both its ends belong", async () => {
    const start = clock.now();
    for (const line of ["one", "two", "three", "four"]) {
      log(line);
      clock.advance({ ms: 1 });
    }
    expect(messagesOf(await filter({ startTime: start + 1, endTime: start + 2 }))).toEqual(["two", "three"]);
  });

  test.each<[string, string, string[]]>([
    ["a plain term", "WARN", ["WARN slow", "WARN failed, to be tried again"]],
    ["a phrase", '"failed, to be tried again"', ["WARN failed, to be tried again"]],
    ["terms in any order", 'failed WARN "again"', ["WARN failed, to be tried again"]],
    ["a quotation mark within a phrase", '"said \\"no\\""', ['said "no"']],
    ["another case", "warn", []],
    ["nothing", "  ", ["WARN slow", "WARN failed, to be tried again", 'said "no"']],
  ])("is found by %s", async (_, filterPattern, found) => {
    for (const line of ["WARN slow", "WARN failed, to be tried again", 'said "no"']) log(line);
    expect(messagesOf(await filter({ filterPattern }))).toEqual(found);
  });

  test.each(["to-be", "?WARN", "-WARN", "{ $.level = 1 }", "%WARN%", '"open'])(
    "is not looked for by the pattern %s",
    async (filterPattern) => {
      await expect(filter({ filterPattern })).rejects.toMatchObject({ name: "InvalidParameterException" });
    },
  );

  test("comes in pages that end after the limit and lead to the next, whatever is logged meanwhile", async () => {
    for (const line of ["1", "2", "3", "4", "5"]) log(line);
    const first = await filter({ limit: 2 });
    log("6");
    const second = await filter({ limit: 2, nextToken: first.nextToken });
    const third = await filter({ limit: 2, nextToken: second.nextToken });
    expect([first, second, third].map(messagesOf)).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(third.nextToken).toBeUndefined();
    await expect(filter({ nextToken: "none" })).rejects.toThrow("nextToken is invalid");
  });

  test("comes in pages of at most a megabyte", async () => {
    const large = "x".repeat(600_000);
    for (let count = 0; count < 3; count++) log(large);
    const sizes: number[] = [];
    for await (const page of paginateFilterLogEvents({ client: logs }, { logGroupName: functionLog }))
      sizes.push(page.events?.length ?? 0);
    expect(sizes).toEqual([1, 1, 1]);
  });

  test("is kept up to 100,000 lines, of which the oldest go", async () => {
    for (let count = 1; count <= 100_002; count++) log(`line ${count}`);
    expect(messagesOf(await filter({ limit: 1 }))).toEqual(["line 3"]);
    expect(messagesOf(await filter({ filterPattern: '"line 100002"' }))).toEqual(["line 100002"]);
  });
});

describe("lines of one's own", () => {
  test("are put into a stream that was created once, and found by their time in all streams", async () => {
    await createStream("run-1");
    await createStream("run-2");
    await put("run-1", [
      { timestamp: 10, message: "begin" },
      { timestamp: 30, message: "end" },
    ]);
    await put("run-2", [{ timestamp: 20, message: "between" }]);

    expect(messagesOf(await filter({ logGroupName: audit }))).toEqual(["begin", "between", "end"]);
    const ofOne = await filter({ logGroupName: audit, logStreamNames: ["run-1"] });
    expect(messagesOf(ofOne)).toEqual(["begin", "end"]);
    await expect(createStream("run-1")).rejects.toMatchObject({ name: "ResourceAlreadyExistsException" });
  });

  test("are refused out of order, and in a stream that was not created", async () => {
    await expect(put("run-1", [{ timestamp: 1, message: "begin" }])).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "The specified log stream does not exist.",
    });
    await createStream("run-1");
    const backwards = [
      { timestamp: 2, message: "end" },
      { timestamp: 1, message: "begin" },
    ];
    await expect(put("run-1", backwards)).rejects.toThrow("chronological order");
    await expect(createStream("run:1")).rejects.toMatchObject({ name: "InvalidParameterException" });
  });
});

test("a group that is not there is not found, for those who may ask", async () => {
  const missing = { name: "ResourceNotFoundException", message: "The specified log group does not exist." };
  await expect(filter({ logGroupName: "/missing" })).rejects.toMatchObject(missing);
  await expect(createStream("run-1", "/missing")).rejects.toMatchObject(missing);
  await expect(put("run-1", [{ timestamp: 1, message: "begin" }], "/missing")).rejects.toMatchObject(missing);
});

test("IAM is asked for the group, and for the stream where lines are put", async () => {
  await expect(filter({ logGroupName: "/others" })).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining(`logs:FilterLogEvents on resource: ${arnOf("/others")}`),
  });
  await expect(createStream("run-1", functionLog)).rejects.toThrow(`on resource: ${arnOf(functionLog)}`);
  const stream = `${arnOf(functionLog).slice(0, -1)}log-stream:run-1`;
  await expect(put("run-1", [{ timestamp: 1, message: "begin" }], functionLog)).rejects.toThrow(
    `logs:PutLogEvents on resource: ${stream}`,
  );
});
