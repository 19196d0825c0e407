import { evaluateStacks } from "../src/terraform/infrastructure";
import { parseStackFile, readStackFile } from "../src/terraform/stack-file";
import type { Attributes } from "../src/terraform/values";

const location = { region: "eu-west-2", accountId: "123456789012", endpoint: "http://127.0.0.1:4566" };
const queueArn = "arn:aws:sqs:eu-west-2:123456789012:events.fifo";

function file(document: object, workspace = "worker-infra") {
  return parseStackFile(JSON.stringify(document), `/repository/${workspace}/cdktf.out/stacks/any/cdk.tf.json`);
}

function load(document: object, variables: Attributes = {}) {
  const [stack] = evaluateStacks([file(document)], { ...location, variables });
  if (!stack) throw new Error("no stack");
  return stack;
}

function resourceOf(document: object, address: string, variables: Attributes = {}) {
  return load(document, variables).resources.find((resource) => resource.address === address);
}

const queue = {
  resource: { aws_sqs_queue: { events: { "//": { metadata: {} }, name: "events.fifo", fifo_queue: true } } },
};
const topic = (body: object) => ({ resource: { aws_sns_topic: { topic: { name: "t", ...body } } } });

describe("a stack", () => {
  test("gives its resources what AWS would compute", () => {
    expect(resourceOf(queue, "aws_sqs_queue.events")).toMatchObject({
      arguments: { name: "events.fifo", fifo_queue: true },
      attributes: { arn: queueArn, url: "http://127.0.0.1:4566/123456789012/events.fifo" },
    });
  });

  test("evaluates resources behind what they refer to, in whatever order they are written", () => {
    const document = {
      resource: {
        aws_iam_user_policy: { send: { user: "${aws_iam_user.edge.name}", policy: "${local.policy}" } },
        aws_iam_user: { edge: { name: "edge", path: "/cv/" } },
        ...queue.resource,
      },
      locals: { policy: '{"Resource":"${aws_sqs_queue.events.arn}"}' },
      output: { edge: { value: "${aws_iam_user.edge.arn}", description: "who sends" } },
    };

    expect(resourceOf(document, "aws_iam_user_policy.send")?.arguments).toEqual({
      user: "edge",
      policy: `{"Resource":"${queueArn}"}`,
    });
    expect(load(document).outputs).toEqual({ edge: "arn:aws:iam::123456789012:user/cv/edge" });
  });

  test("takes a variable's default unless a value is given", () => {
    const document = { ...topic({ name: "${var.name}" }), variable: { name: { default: "report", type: "string" } } };

    expect(load(document).resources[0]?.attributes.name).toBe("report");
    expect(load(document, { name: "other" }).resources[0]?.attributes.name).toBe("other");
  });

  test("repeats a resource for each item of a set or map, and count times", () => {
    const subscription = { topic_arn: "arn", protocol: "email", endpoint: "${each.value}" };
    const document = {
      variable: { emails: { default: ["a@x.y", "b@x.y", "a@x.y"] } },
      resource: {
        aws_sns_topic_subscription: { mail: { for_each: "${toset(var.emails)}", ...subscription } },
        aws_iam_user: {
          none: { count: 0, name: "n" },
          two: { count: "${length(toset(var.emails))}", name: "n${count.index}" },
        },
      },
      output: { second: { value: '${aws_sns_topic_subscription.mail["b@x.y"].endpoint} ${aws_iam_user.two[1].name}' } },
    };

    const { resources, outputs } = load(document);
    expect(resources.map(({ address }) => address)).toEqual([
      'aws_sns_topic_subscription.mail["a@x.y"]',
      'aws_sns_topic_subscription.mail["b@x.y"]',
      "aws_iam_user.two[0]",
      "aws_iam_user.two[1]",
    ]);
    expect(outputs).toEqual({ second: "b@x.y n1" });
  });

  test("answers data sources that tell where it is applied", () => {
    const document = {
      data: { aws_caller_identity: { me: {} }, aws_region: { here: {} }, aws_partition: { p: {} } },
      output: {
        arn: {
          value:
            "arn:${data.aws_partition.p.partition}:lambda:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}",
        },
      },
    };

    expect(load(document).outputs).toEqual({ arn: "arn:aws:lambda:eu-west-2:123456789012" });
  });
});

describe("a data source", () => {
  const reader = {
    data: { aws_sqs_queue: { events: { name: "events.fifo" } } },
    output: { arn: { value: "${data.aws_sqs_queue.events.arn}" } },
  };

  test("finds a resource of a workspace that was applied before", () => {
    const stacks = evaluateStacks([file(queue), file(reader, "processor-infra")], location);
    expect(stacks[1]?.outputs).toEqual({ arn: queueArn });
  });

  test("before its workspace is an error that names it, what it looks for and the workspace to apply first", () => {
    const load = () => evaluateStacks([file(reader, "processor-infra"), file(queue)], location);
    expect(load).toThrow(
      "processor-infra's data.aws_sqs_queue.events: there is no aws_sqs_queue called events.fifo; apply worker-infra first",
    );
  });

  test("without any workspace that declares it says so", () => {
    expect(() => load(reader)).toThrow(/apply the workspace that declares it first/);
  });
});

describe("a stack that cannot be evaluated is an error that names the fault and its place", () => {
  test.each<[string, object, RegExp]>([
    [
      "an unknown resource type",
      { resource: { aws_kms_key: { k: {} } } },
      /worker-infra's aws_kms_key\.k: .*type aws_kms_key/,
    ],
    [
      "an unknown data source",
      { data: { aws_ami: { a: {} } } },
      /worker-infra's data\.aws_ami\.a: .*data source aws_ami/,
    ],
    ["a reference to nothing", topic({ policy: "${aws_sqs_queue.no.arn}" }), /topic refers to aws_sqs_queue\.no/],
    ["an ordering by nothing", topic({ depends_on: ["aws_sqs_queue.no"] }), /topic refers to aws_sqs_queue\.no/],
    ["a cycle", { locals: { a: "${local.b}", b: "${local.a}" } }, /cycle: .*local\.a -> .*local\.b -> .*local\.a/],
    ["no name", { resource: { aws_sqs_queue: { q: {} } } }, /aws_sqs_queue\.q needs name as a text/],
    [
      "no value for a variable",
      { variable: { region: { type: "string" } } },
      /worker-infra needs a value for .*region/,
    ],
    ["an undeclared variable", topic({ name: "${var.name}" }), /aws_sns_topic\.topic\.name: .*no attribute "name"/],
    ["a provisioner", topic({ provisioner: [{ "local-exec": {} }] }), /provisioner is not supported/],
    ["a dynamic block", topic({ dynamic: {} }), /dynamic is not supported/],
    ["a list for for_each", topic({ for_each: [1] }), /for_each wants a map or a set of texts/],
    ["a fraction for count", topic({ count: 1.5 }), /count wants a whole number/],
    ["a module", { module: { m: {} } }, /module/],
    ["another region", { provider: { aws: [{ region: "us-east-1" }] } }, /region is us-east-1, expected eu-west-2/],
  ])("%s", (_, document, message) => {
    expect(() => load(document)).toThrow(message);
  });

  test("a given variable that no workspace declares", () => {
    const document = { variable: { name: { default: "report" } } };
    expect(() => load(document, { nmae: "x" })).toThrow("no workspace declares a variable nmae; there are name");
  });

  test("a missing or broken file", () => {
    expect(() => readStackFile("/nowhere/cdk.tf.json")).toThrow("/nowhere/cdk.tf.json is missing: run npm run synth");
    expect(() => parseStackFile("{", "x/cdk.tf.json")).toThrow("x/cdk.tf.json is not JSON: run npm run synth");
  });
});
