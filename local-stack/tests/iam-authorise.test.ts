import type { Operation } from "../src/aws/wire";
import { createAuthoriser } from "../src/iam/authorise";
import { parsePolicy } from "../src/iam/policy";

const region = "eu-west-2";
const accountId = "123456789012";
const queue = `arn:aws:sqs:${region}:${accountId}:queue.fifo`;
const table = `arn:aws:dynamodb:${region}:${accountId}:table/analytics`;
const topic = `arn:aws:sns:${region}:${accountId}:report`;

function policy(kind: "identity" | "resource", ...statements: object[]) {
  return parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }), kind, `${kind} policy`);
}

const edgePolicy = policy("identity", { Sid: "Send", Effect: "Allow", Action: "sqs:SendMessage", Resource: queue });
const reporterPolicy = policy(
  "identity",
  {
    Sid: "Read",
    Effect: "Allow",
    Action: ["dynamodb:Query", "dynamodb:PutItem"],
    Resource: [table, `${table}/index/week`],
  },
  {
    Sid: "Mail",
    Effect: "Allow",
    Action: "ses:SendEmail",
    Resource: "*",
    Condition: { StringEquals: { "ses:FromAddress": "cv@example.org" } },
  },
);
const tlsOnly = policy("resource", {
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: queue,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

function authoriser(queuePolicy = tlsOnly) {
  const principal = (name: string, own: typeof edgePolicy) => {
    return { name, arn: `arn:aws:iam::${accountId}:user/${name}`, policies: [own] };
  };
  return createAuthoriser({
    region,
    accountId,
    principals: [principal("edge", edgePolicy), principal("reporter", reporterPolicy)],
    resourcePolicies: new Map([[queue, queuePolicy]]),
    deadLetterSources: () => [],
    moveTaskSource: () => undefined,
    senderIdentity: (address) => address,
  });
}

function call(service: Operation["service"], action: string, input: Record<string, unknown>): Operation {
  return { service, action, input };
}

const send = call("sqs", "SendMessageBatch", { QueueUrl: `http://127.0.0.1:1/${accountId}/queue.fifo` });
const query = call("dynamodb", "Query", { TableName: "analytics", IndexName: "week" });

test("a granted call passes, over the loopback endpoint that stands in for TLS", () => {
  expect(() => authoriser().authorise("edge", send)).not.toThrow();
  expect(() => authoriser().authorise("reporter", query)).not.toThrow();
});

test.each([
  ["reporter", send, "AccessDenied", 403, `sqs:SendMessage on resource: ${queue}`],
  ["edge", query, "AccessDeniedException", 400, `dynamodb:Query on resource: ${table}/index/week`],
  ["edge", call("sns", "Publish", { TopicArn: topic }), "AuthorizationError", 403, `sns:Publish on resource: ${topic}`],
  ["edge", call("ses", "SendEmail", { FromEmailAddress: "a@b.c" }), "AccessDeniedException", 403, "ses:SendEmail on"],
] as const)(
  "%s's call that nothing grants is refused by the service's own error",
  (name, refused, code, status, what) => {
    const attempt = () => authoriser().authorise(name, refused);

    expect(attempt).toThrow(expect.objectContaining({ code, status }));
    expect(attempt).toThrow(`User: arn:aws:iam::${accountId}:user/${name} is not authorized to perform: ${what}`);
    expect(attempt).toThrow(/because no identity-based policy allows the \S+ action$/);
  },
);

test("a refusal tells of an explicit deny", () => {
  const closed = policy("resource", { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: queue });

  expect(() => authoriser(closed).authorise("edge", send)).toThrow(/explicit deny in a resource-based policy/);
});

test("one missing table of a batch refuses the whole call and names that table", () => {
  const batch = call("dynamodb", "BatchGetItem", { RequestItems: { analytics: {}, other: {} } });

  expect(() => authoriser().authorise("reporter", batch)).toThrow(
    /dynamodb:BatchGetItem on resource: .*table\/analytics/,
  );
});

test("mail is granted by the address that it is sent from", () => {
  const from = (FromEmailAddress: string) => call("ses", "SendEmail", { FromEmailAddress });
  const { authorise } = authoriser();

  expect(() => authorise("reporter", from("CV <cv@example.org>"))).not.toThrow();
  expect(() => authorise("reporter", from("other@example.org"))).toThrow(/ses:SendEmail/);
});

test("an action outside the served APIs is judged by the same policies", () => {
  const invoke = {
    action: "lambda:InvokeFunction",
    resource: `arn:aws:lambda:${region}:${accountId}:function:reporter`,
  };

  expect(() => authoriser().authoriseAction("edge", invoke)).toThrow(/lambda:InvokeFunction/);
});

test("an unknown principal is a fault of the caller's", () => {
  expect(() => authoriser().authorise("nobody", send)).toThrow("there is no principal nobody, only edge, reporter");
});

test("what was asked for is counted, allowed or not", () => {
  const { authorise, uses } = authoriser();
  authorise("edge", send);
  authorise("edge", send);
  expect(() => authorise("edge", query)).toThrow();

  expect(uses()).toEqual([
    { principal: "edge", action: "sqs:SendMessage", resource: queue, allowed: true, count: 2 },
    { principal: "edge", action: "dynamodb:Query", resource: `${table}/index/week`, allowed: false, count: 1 },
  ]);
});

test("grants that no call needed are told apart, action by action and resource by resource", () => {
  const { authorise, usedGrants, unusedGrants } = authoriser();
  authorise("reporter", query);

  const short = ({ owner, sid, action, resource }: ReturnType<typeof usedGrants>[number]) =>
    [owner, sid, action, resource].join(" ");
  expect(usedGrants().map(short)).toEqual([`reporter Read dynamodb:Query ${table}/index/week`]);
  expect(unusedGrants().map(short)).toEqual([
    `edge Send sqs:SendMessage ${queue}`,
    `reporter Read dynamodb:Query ${table}`,
    `reporter Read dynamodb:PutItem ${table}`,
    `reporter Read dynamodb:PutItem ${table}/index/week`,
    "reporter Mail ses:SendEmail *",
  ]);
});
