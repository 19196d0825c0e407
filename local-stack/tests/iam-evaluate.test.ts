import fc from "fast-check";
import { evaluate } from "../src/iam/evaluate";
import { type Policy, type PolicyKind, parsePolicy } from "../src/iam/policy";
import type { Caller } from "../src/iam/principals";

const account = "123456789012";
const queue = `arn:aws:sqs:eu-west-2:${account}:cv-analytics-queue.fifo`;
const table = `arn:aws:dynamodb:eu-west-2:${account}:table/cv-analytics-analytics`;
const edge: Caller = { kind: "identity", arn: `arn:aws:iam::${account}:user/cv-analytics-edge` };
const alarms: Caller = { kind: "service", name: "cloudwatch.amazonaws.com" };
const overTls = { "aws:securetransport": "true" };

interface Written {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

function policy(kind: PolicyKind, ...statements: readonly Written[]): Policy[] {
  return [parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }), kind, kind)];
}

function decide(
  own: readonly Written[],
  {
    onResource = [] as readonly Written[],
    action = "sqs:SendMessage",
    resource = queue,
    context = {},
    caller = edge,
  } = {},
) {
  const identityPolicies = own.length > 0 ? policy("identity", ...own) : [];
  const resourcePolicies = onResource.length > 0 ? policy("resource", ...onResource) : [];
  return evaluate({ caller, action, resource, context }, { identityPolicies, resourcePolicies }).decision;
}

const allowSending: Written = { Effect: "Allow", Action: "sqs:SendMessage", Resource: queue };
const denyPlainHttp: Written = {
  Effect: "Deny",
  Action: "sqs:*",
  Resource: queue,
  Principal: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("within one account", () => {
  test("nothing is allowed that no policy allows", () => {
    expect(decide([])).toBe("implicitDeny");
    expect(decide([allowSending], { action: "sqs:ReceiveMessage" })).toBe("implicitDeny");
    expect(decide([allowSending], { resource: `${queue}x` })).toBe("implicitDeny");
  });

  test("an allow in the identity's or in the resource's policy suffices", () => {
    const onResource = [{ ...allowSending, Principal: { AWS: edge.arn } }];

    expect(decide([allowSending])).toBe("allowed");
    expect(decide([], { onResource })).toBe("allowed");
  });

  test("an explicit deny wins wherever it stands", () => {
    const deny: Written = { ...allowSending, Effect: "Deny" };

    expect(decide([allowSending, deny])).toBe("explicitDeny");
    expect(decide([deny], { onResource: [{ ...allowSending, Principal: "*" }] })).toBe("explicitDeny");
    expect(decide([allowSending], { onResource: [{ ...deny, Principal: "*" }] })).toBe("explicitDeny");
  });

  test("the verdict names the deciding policy and statement", () => {
    const identityPolicies = policy("identity", allowSending);
    const request = { caller: edge, action: "sqs:SendMessage", resource: queue, context: {} };

    expect(evaluate(request, { identityPolicies, resourcePolicies: [] })).toMatchObject({
      by: { in: "identity", policy: "identity", statement: { sid: "statement 1" } },
    });
  });

  test("a resource policy that names the account leaves allowing to identity policies, but denies everyone in it", () => {
    for (const AWS of [account, `arn:aws:iam::${account}:root`]) {
      expect(decide([], { onResource: [{ ...allowSending, Principal: { AWS } }] })).toBe("implicitDeny");
      const deny: Written = { ...allowSending, Effect: "Deny", Principal: { AWS } };
      expect(decide([allowSending], { onResource: [deny] })).toBe("explicitDeny");
    }
  });

  test("a grant to a service is for that service", () => {
    const onResource = [{ ...allowSending, Principal: { Service: "cloudwatch.amazonaws.com" } }];

    expect(decide([], { onResource, caller: alarms })).toBe("allowed");
    expect(decide([], { onResource })).toBe("implicitDeny");
    expect(decide([], { onResource, caller: { kind: "service", name: "sns.amazonaws.com" } })).toBe("implicitDeny");
  });
});

describe("patterns", () => {
  test("actions are compared without regard to case, resources with it", () => {
    expect(decide([{ ...allowSending, Action: "SQS:sendmessage" }])).toBe("allowed");
    expect(decide([{ ...allowSending, Resource: queue.replace("queue.fifo", "Queue.fifo") }])).toBe("implicitDeny");
  });

  test.each([
    ["*", true],
    ["arn:aws:sqs:*:*:cv-analytics-*", true],
    ["arn:aws:sqs:eu-west-?:123456789012:cv-analytics-queue?fifo", true],
    ["arn:aws:sqs:*", true],
    ["arn:aws:*:cv-analytics-queue.fifo", false],
    ["arn:aws:sqs:eu-west-2:123456789012:cv-analytics-queue", false],
    ["arn:aws:sqs:eu-west-2:123456789012:cv-analytics-queue.fifo:more", false],
    ["arn:aws:sqs:eu-west-2:123456789012:cv.analytics.queue.fifo", false],
  ])("resource %s covers the queue: %s", (Resource, covers) => {
    expect(decide([{ ...allowSending, Resource }])).toBe(covers ? "allowed" : "implicitDeny");
  });

  test("a table's grant does not reach its indexes", () => {
    const query: Written = { Effect: "Allow", Action: "dynamodb:Query", Resource: table };
    const onIndex = { action: "dynamodb:Query", resource: `${table}/index/week-index` };

    expect(decide([query], onIndex)).toBe("implicitDeny");
    expect(decide([{ ...query, Resource: `${table}/index/*` }], onIndex)).toBe("allowed");
  });
});

describe("conditions", () => {
  test("plain HTTP is denied, TLS is not", () => {
    const onResource = [denyPlainHttp];

    expect(decide([allowSending], { onResource, context: overTls })).toBe("allowed");
    expect(decide([allowSending], { onResource, context: { "aws:securetransport": "false" } })).toBe("explicitDeny");
  });

  test.each<[string, object, Record<string, string>, boolean]>([
    ["a key that the request lacks fails", { StringEquals: { "aws:SourceAccount": account } }, {}, false],
    [
      "one of several values is enough",
      { StringEquals: { "aws:SourceAccount": ["1", account] } },
      { "aws:sourceaccount": account },
      true,
    ],
    [
      "StringEquals knows no wildcard",
      { StringEquals: { "aws:SourceAccount": "*" } },
      { "aws:sourceaccount": account },
      false,
    ],
    ["StringLike does", { StringLike: { "aws:SourceAccount": "1234*" } }, { "aws:sourceaccount": account }, true],
    [
      "ArnLike does, segment by segment",
      { ArnLike: { "aws:SourceArn": "arn:aws:sqs:*:*:cv-*" } },
      { "aws:sourcearn": queue },
      true,
    ],
    [
      "ArnEquals is ArnLike",
      { ArnEquals: { "aws:SourceArn": "arn:aws:sqs:*:*:cv-*" } },
      { "aws:sourcearn": queue },
      true,
    ],
    [
      "all lines must hold",
      { Bool: { "aws:SecureTransport": "true" }, ArnLike: { "aws:SourceArn": "*" } },
      overTls,
      false,
    ],
    ["keys are compared without regard to case", { Bool: { "AWS:securetransport": "True" } }, overTls, true],
  ])("%s", (_, Condition, context, holds) => {
    expect(decide([{ ...allowSending, Condition }], { context })).toBe(holds ? "allowed" : "implicitDeny");
  });
});

describe("for any policies", () => {
  const actions = ["sqs:SendMessage", "sqs:*", "dynamodb:Query", "*"];
  const resources = [queue, table, `${table}/*`, "arn:aws:sqs:*:*:*", "*"];
  const written = fc.record({
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    Action: fc.subarray(actions, { minLength: 1 }),
    Resource: fc.subarray(resources, { minLength: 1 }),
  });
  const statements = fc.array(written, { maxLength: 5 });
  const asked = fc.record({
    action: fc.constantFrom("sqs:SendMessage", "sqs:ReceiveMessage", "dynamodb:Query"),
    resource: fc.constantFrom(queue, table, `${table}/index/week-index`),
  });
  const settings = { seed: 20251108, numRuns: 500 };
  const everyone = (list: readonly Written[]) => list.map((one) => ({ ...one, Principal: "*" }));

  test("a deny that covers the request wins over everything else", () => {
    fc.assert(
      fc.property(statements, statements, asked, fc.nat(), (own: readonly Written[], others, request, at) => {
        const deny: Written = { Effect: "Deny", Action: request.action, Resource: request.resource };
        const withDeny = own.toSpliced(at % (own.length + 1), 0, deny);
        expect(decide(withDeny, { onResource: everyone(others), ...request })).toBe("explicitDeny");
      }),
      settings,
    );
  });

  test("adding or widening an allow never takes access away", () => {
    fc.assert(
      fc.property(statements, written, asked, (own, more, request) => {
        const widened = own.map((one) => (one.Effect === "Allow" ? { ...one, Resource: "*", Action: "*" } : one));
        if (decide(own, request) !== "allowed") return;
        expect(decide([...own, { ...more, Effect: "Allow" }], request)).toBe("allowed");
        expect(decide(widened, request)).toBe("allowed");
      }),
      settings,
    );
  });

  test("the order of statements does not matter, nor does which policy an allow stands in", () => {
    fc.assert(
      fc.property(statements, asked, (own, request) => {
        const verdict = decide(own, request);
        expect(decide(own.toReversed(), request)).toBe(verdict);
        expect(decide([], { onResource: everyone(own), ...request })).toBe(verdict);
      }),
      settings,
    );
  });
});
