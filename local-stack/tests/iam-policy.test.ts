import { type PolicyKind, parsePolicy } from "../src/iam/policy";

const queue = "arn:aws:sqs:eu-west-2:123456789012:cv-analytics-queue.fifo";
const statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: queue };

function parse(statements: unknown, kind: PolicyKind = "identity") {
  return parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }), kind, "edge's policy");
}

describe("a policy document", () => {
  test("may write one action, resource or statement without a list", () => {
    const lists = parse([{ ...statement, Action: ["sqs:SendMessage"], Resource: [queue] }]);

    expect(parse(statement)).toEqual(lists);
    expect(lists.statements[0]).toMatchObject({ effect: "Allow", actions: ["sqs:SendMessage"], resources: [queue] });
  });

  test("names its statements by Sid, else by number", () => {
    const { statements } = parse([statement, { ...statement, Sid: "Send" }]);

    expect(statements.map(({ sid }) => sid)).toEqual(["statement 1", "Send"]);
  });

  test("may write condition values as booleans and numbers", () => {
    const condition = { Bool: { "aws:SecureTransport": false }, StringEquals: { "aws:SourceAccount": 123456789012 } };
    const { statements } = parse({ ...statement, Condition: condition });

    expect(statements[0]?.conditions).toEqual([
      { operator: "Bool", key: "aws:securetransport", values: ["false"] },
      { operator: "StringEquals", key: "aws:sourceaccount", values: ["123456789012"] },
    ]);
  });
});

describe("a policy with a feature that the evaluator does not know fails when it is loaded", () => {
  test.each<[string, object, RegExp]>([
    ["NotAction", { Effect: "Allow", NotAction: "sqs:*", Resource: queue }, /NotAction/],
    ["NotResource", { Effect: "Allow", Action: "sqs:*", NotResource: queue }, /NotResource/],
    ["NotPrincipal", { ...statement, NotPrincipal: "*" }, /NotPrincipal/],
    ["an effect of its own", { ...statement, Effect: "Maybe" }, /Effect/],
    ["an action without service", { ...statement, Action: "SendMessage" }, /"SendMessage"/],
    ["a resource that is no ARN", { ...statement, Resource: "cv-analytics-queue.fifo" }, /"cv-analytics-queue.fifo"/],
    ["no resource", { Effect: "Allow", Action: "sqs:SendMessage" }, /Resource is missing/],
    ["a policy variable", { ...statement, Resource: "arn:aws:s3:::b/${aws:username}" }, /policy variables/],
    ["an operator", { ...statement, Condition: { DateLessThan: { "aws:SourceArn": "x" } } }, /DateLessThan/],
    ["a set operator", { ...statement, Condition: { "ForAllValues:StringLike": { "aws:SourceArn": "x" } } }, /ForAll/],
    ["an operator that JavaScript knows", { ...statement, Condition: { toString: {} } }, /operator toString/],
    ["a condition key", { ...statement, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }, /MultiFactor/],
    ["a principal in an identity policy", { ...statement, Principal: "*" }, /no place in an identity policy/],
  ])("%s", (_, unknown, message) => {
    expect(() => parse(unknown)).toThrow(message);
    expect(() => parse(unknown)).toThrow(/edge's policy/);
  });

  test.each<[string, unknown, RegExp]>([
    ["no principal", undefined, /Principal is missing/],
    ["a federated principal", { Federated: "cognito-identity.amazonaws.com" }, /Principal/],
    ["a wildcard in a principal", { AWS: "arn:aws:iam::123456789012:role/*" }, /role\/\*/],
  ])("a resource policy with %s", (_, Principal, message) => {
    expect(() => parse({ ...statement, Principal }, "resource")).toThrow(message);
  });

  test("an old version, text that is not JSON, an unknown element", () => {
    const old = JSON.stringify({ Version: "2008-10-17", Statement: [statement] });
    const more = JSON.stringify({ Version: "2012-10-17", Statement: [statement], Extra: 1 });

    expect(() => parsePolicy(old, "identity", "p")).toThrow(/2012-10-17/);
    expect(() => parsePolicy("{", "identity", "p")).toThrow("policy p: not JSON");
    expect(() => parsePolicy(more, "identity", "p")).toThrow(/Extra/);
  });

  test("a resource in a trust policy", () => {
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };

    expect(parse(trust, "trust").statements[0]?.resources).toEqual(["*"]);
    expect(() => parse({ ...trust, Resource: "*" }, "trust")).toThrow(/no place in a trust policy/);
  });
});
