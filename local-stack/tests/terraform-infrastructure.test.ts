import { describeStacks, evaluateStacks, type Infrastructure } from "../src/terraform/infrastructure";
import { parseStackFile } from "../src/terraform/stack-file";

const location = { region: "eu-west-2", accountId: "123456789012", endpoint: "http://127.0.0.1:4566" };

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

function load(resource: Resources): Infrastructure {
  const file = parseStackFile(JSON.stringify({ resource }), "/repository/any-infra/cdktf.out/stacks/any/cdk.tf.json");
  return describeStacks(evaluateStacks([file], location));
}

const policyOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const send = policyOf({ Effect: "Allow", Action: "sqs:SendMessage", Resource: "${aws_sqs_queue.events.arn}" });
const trust = policyOf({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } });
const tlsOnly = policyOf({ Effect: "Deny", Action: "sqs:*", Principal: "*", Resource: "${aws_sqs_queue.events.arn}" });
const queues = { events: { name: "events.fifo", fifo_queue: true }, dlq: { name: "dlq.fifo", fifo_queue: true } };

describe("a queue", () => {
  test("has SQS's attribute names, with its policies merged in", () => {
    const { queues: described, resourcePolicies } = load({
      aws_sqs_queue: {
        events: { ...queues.events, visibility_timeout_seconds: 180, content_based_deduplication: false },
        dlq: queues.dlq,
      },
      aws_sqs_queue_policy: { policy: { queue_url: "${aws_sqs_queue.events.id}", policy: tlsOnly } },
      aws_sqs_queue_redrive_policy: {
        redrive: {
          queue_url: "${aws_sqs_queue.events.url}",
          redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dlq.arn}","maxReceiveCount":3}',
        },
      },
    });

    expect(described[0]).toEqual({
      name: "events.fifo",
      arn: "arn:aws:sqs:eu-west-2:123456789012:events.fifo",
      url: "http://127.0.0.1:4566/123456789012/events.fifo",
      attributes: {
        FifoQueue: "true",
        ContentBasedDeduplication: "false",
        VisibilityTimeout: "180",
        Policy: expect.stringContaining("arn:aws:sqs:eu-west-2:123456789012:events.fifo"),
        RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-2:123456789012:dlq.fifo","maxReceiveCount":3}',
      },
    });
    expect([...resourcePolicies.keys()]).toEqual([described[0]?.arn]);
  });

  test.each<[string, Resources, RegExp]>([
    [
      "an unknown argument",
      { aws_sqs_queue: { q: { name: "q", kms_master_key_id: "k" } } },
      /aws_sqs_queue\.q: .*kms_master/,
    ],
    [
      "a policy for no queue",
      { aws_sqs_queue_policy: { p: { queue_url: "http://127.0.0.1/1/none", policy: send } }, aws_sqs_queue: queues },
      /aws_sqs_queue_policy\.p: there is no queue http:\/\/127.0.0.1\/1\/none/,
    ],
    [
      "two redrive policies",
      {
        aws_sqs_queue: { q: { name: "q", redrive_policy: "{}" } },
        aws_sqs_queue_redrive_policy: { r: { queue_url: "${aws_sqs_queue.q.url}", redrive_policy: "{}" } },
      },
      /sets RedrivePolicy of \S+ again/,
    ],
  ])("with %s is an error", (_, resources, message) => {
    expect(() => load(resources)).toThrow(message);
  });
});

describe("a table", () => {
  const table = {
    name: "analytics",
    hash_key: "requestId",
    range_key: "timestamp",
    attribute: [
      { name: "requestId", type: "S" },
      { name: "timestamp", type: "N" },
      { name: "week", type: "S" },
    ],
    global_secondary_index: [
      {
        name: "week-index",
        hash_key: "week",
        range_key: "timestamp",
        projection_type: "ALL",
        read_capacity: 5,
        write_capacity: 5,
      },
    ],
    ttl: { attribute_name: "ttl", enabled: true },
    read_capacity: 2,
    write_capacity: 3,
    deletion_protection_enabled: true,
  };

  test("is described as CreateTable takes it, with its index, capacity and TTL attribute", () => {
    expect(load({ aws_dynamodb_table: { analytics: table } }).tables).toEqual([
      {
        name: "analytics",
        arn: "arn:aws:dynamodb:eu-west-2:123456789012:table/analytics",
        ttlAttribute: "ttl",
        create: {
          TableName: "analytics",
          AttributeDefinitions: [
            { AttributeName: "requestId", AttributeType: "S" },
            { AttributeName: "timestamp", AttributeType: "N" },
            { AttributeName: "week", AttributeType: "S" },
          ],
          KeySchema: [
            { AttributeName: "requestId", KeyType: "HASH" },
            { AttributeName: "timestamp", KeyType: "RANGE" },
          ],
          BillingMode: "PROVISIONED",
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
          GlobalSecondaryIndexes: [
            {
              IndexName: "week-index",
              KeySchema: [
                { AttributeName: "week", KeyType: "HASH" },
                { AttributeName: "timestamp", KeyType: "RANGE" },
              ],
              Projection: { ProjectionType: "ALL" },
              ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
            },
          ],
        },
      },
    ]);
  });

  test("paid by request states no capacity, and without TTL has no such attribute", () => {
    const attribute = [{ name: "id", type: "S" }];
    const { tables } = load({
      aws_dynamodb_table: {
        t: { name: "t", hash_key: "id", attribute, billing_mode: "PAY_PER_REQUEST", read_capacity: null },
      },
    });

    expect(tables[0]).toMatchObject({ ttlAttribute: undefined, create: { BillingMode: "PAY_PER_REQUEST" } });
    expect(tables[0]?.create).not.toHaveProperty("ProvisionedThroughput");
  });

  test("that is provisioned without capacity, or has what the local stack lacks, is an error", () => {
    expect(() => load({ aws_dynamodb_table: { t: { name: "t", hash_key: "id" } } })).toThrow(
      /states no read and write/,
    );
    expect(() => load({ aws_dynamodb_table: { t: { ...table, replica: [] } } })).toThrow(
      /aws_dynamodb_table\.t: .*replica/,
    );
  });
});

describe("identities", () => {
  const identities = {
    aws_sqs_queue: queues,
    aws_iam_user: { edge: { name: "edge" } },
    aws_iam_user_policy: { send: { name: "send", user: "${aws_iam_user.edge.name}", policy: send } },
    aws_iam_role: { processor: { name: "processor", assume_role_policy: trust } },
    aws_iam_policy: { oncall: { name: "oncall", policy: send }, shared: { name: "shared", policy: send } },
    aws_iam_role_policy_attachment: {
      shared: { role: "${aws_iam_role.processor.name}", policy_arn: "${aws_iam_policy.shared.arn}" },
    },
  };

  test("have the policies inside and attached to them; a policy attached to nobody is found by name", () => {
    const { users, roles, managedPolicies } = load(identities);
    const names = (policies: readonly { name: string }[] = []) => policies.map(({ name }) => name);

    expect(users[0]).toMatchObject({ name: "edge", arn: "arn:aws:iam::123456789012:user/edge" });
    expect(names(users[0]?.policies)).toEqual(["any-infra's aws_iam_user_policy.send"]);
    expect(names(roles[0]?.policies)).toEqual(["any-infra's aws_iam_policy.shared"]);
    expect(roles[0]?.trust.statements[0]?.principals).toEqual([{ kind: "service", name: "lambda.amazonaws.com" }]);
    expect(managedPolicies.get("oncall")?.policy.statements[0]?.actions).toEqual(["sqs:SendMessage"]);
  });

  test.each<[string, Resources, RegExp]>([
    [
      "a policy for nobody",
      { ...identities, aws_iam_user_policy: { p: { user: "nobody", policy: send } } },
      /aws_iam_user_policy\.p: there is no user nobody/,
    ],
    [
      "a policy that no workspace declares",
      {
        ...identities,
        aws_iam_role_policy_attachment: { a: { role: "processor", policy_arn: "arn:aws:iam::aws:policy/X" } },
      },
      /aws_iam_role_policy_attachment\.a: no workspace declares the policy arn:aws:iam::aws:policy\/X/,
    ],
    [
      "a permissions boundary",
      { aws_iam_user: { edge: { name: "edge", permissions_boundary: "arn" } } },
      /aws_iam_user\.edge: permissions_boundary is not supported/,
    ],
    [
      "a policy with an unknown feature",
      {
        aws_iam_policy: { p: { name: "p", policy: policyOf({ Effect: "Allow", NotAction: "sqs:*", Resource: "*" }) } },
      },
      /policy any-infra's aws_iam_policy\.p: .*NotAction/,
    ],
  ])("with %s are an error", (_, resources, message) => {
    expect(() => load(resources)).toThrow(message);
  });
});

test("a topic knows who hears of what is published to it", () => {
  const subscription = { topic_arn: "${aws_sns_topic.report.arn}", protocol: "email", endpoint: "${each.value}" };
  const { topics } = load({
    aws_sns_topic: { report: { name: "report" } },
    aws_sns_topic_subscription: { mail: { for_each: '${toset(["a@x.y", "b@x.y"])}', ...subscription } },
  });

  expect(topics).toEqual([
    {
      name: "report",
      arn: "arn:aws:sns:eu-west-2:123456789012:report",
      subscriptions: [
        { protocol: "email", endpoint: "a@x.y" },
        { protocol: "email", endpoint: "b@x.y" },
      ],
    },
  ]);
});

test("a schedule says when it invokes what, as which role, with which input", () => {
  const { schedules } = load({
    aws_scheduler_schedule: {
      weekly: {
        name: "weekly",
        schedule_expression: "cron(0 8 ? * MON *)",
        schedule_expression_timezone: "Europe/London",
        flexible_time_window: { mode: "OFF" },
        target: {
          arn: "arn:function",
          role_arn: "arn:role",
          input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
  });

  expect(schedules).toEqual([
    {
      name: "weekly",
      arn: "arn:aws:scheduler:eu-west-2:123456789012:schedule/default/weekly",
      expression: "cron(0 8 ? * MON *)",
      timezone: "Europe/London",
      enabled: true,
      targetArn: "arn:function",
      roleArn: "arn:role",
      input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
    },
  ]);
});
