import { type Finding, findingOf, type Need, verdictOf } from "../preflight-verdict";

const queue: Need = { what: "queue q.fifo", owner: "worker-infra", action: "sqs:GetQueueUrl" };
const table: Need = { what: "table t", owner: "processor-infra", action: "dynamodb:DescribeTable" };

const verdict = (...findings: [Need, Finding][]) =>
  verdictOf("this-infra", new Map(findings), ["worker-infra", "processor-infra"]);
const failure = (name: string, more = {}) => Object.assign(new Error("as AWS put it"), { name }, more);

describe("the preflight", () => {
  test("lets Terraform run when all is there", () => {
    expect(verdict([queue, "there"], [table, "there"])).toEqual({
      lines: ["there        queue q.fifo", "there        table t", "this-infra can be applied"],
      exitCode: 0,
    });
  });

  test("names the workspaces to apply first, in their order", () => {
    const { lines, exitCode } = verdict([table, "missing"], [queue, "missing"]);

    expect(lines.at(-1)).toBe("this-infra cannot be applied yet: apply worker-infra, then processor-infra first");
    expect(exitCode).toBe(1);
  });

  test("never takes what could not be checked for what is there", () => {
    const { lines, exitCode } = verdict([queue, { notChecked: "no idea" }], [table, "there"]);

    expect(lines[0]).toBe("not checked  queue q.fifo: no idea");
    expect(lines.at(-1)).toBe("this-infra: could not check whether it can be applied");
    expect(exitCode).toBe(2);
  });

  test.each(["QueueDoesNotExist", "ResourceNotFoundException"])("knows by %s that something is missing", (name) => {
    expect(findingOf(failure(name), queue)).toBe("missing");
  });

  test.each([
    ["the permission that is missing", failure("AccessDeniedException"), "not allowed dynamodb:DescribeTable"],
    ["credentials that are missing", failure("CredentialsProviderError"), "credentials are missing or not valid"],
    ["credentials that expired", failure("ExpiredTokenException"), "ExpiredTokenException: as AWS put it"],
    ["a network that is down", failure("Error", { code: "ENOTFOUND" }), "cannot be reached (ENOTFOUND"],
    ["an endpoint that does not answer", failure("TimeoutError"), "cannot be reached (TimeoutError"],
    ["anything else as AWS put it", failure("InternalServerError"), "InternalServerError: as AWS put it"],
  ])("names %s", (_, error, text) => {
    expect(findingOf(error, table)).toEqual({ notChecked: expect.stringContaining(text) });
  });
});
