import { bootstrap, bootstrapWith, deployables, deployRoleOf, plan, roles } from "./support/bootstrap";
import { readRoles } from "./support/roles";
import { readRolesTemplate } from "./support/roles-template";
import { ours, rolesOpenTo } from "./support/tokens";

test.each(deployables)("main in the environment %s may deploy it, and nothing else", (environment) => {
  expect(rolesOpenTo({ environment }, roles)).toEqual([deployRoleOf(environment)]);
});

test.each(deployables)("another branch in the environment %s may do nothing", (environment) => {
  expect(rolesOpenTo({ environment, ref: "refs/heads/feature" }, roles)).toEqual([]);
  expect(rolesOpenTo({ environment, ref: "refs/tags/main" }, roles)).toEqual([]);
});

test("a pull request may plan and not deploy", () => {
  const run = { event: "pull_request", ref: "refs/pull/7/merge" } as const;
  expect(rolesOpenTo(run, roles)).toEqual([plan]);
  for (const environment of deployables) expect(rolesOpenTo({ ...run, environment }, roles)).toEqual([]);
});

test("main outside of every environment may plan and not deploy", () => {
  expect(rolesOpenTo({}, roles)).toEqual([plan]);
});

test("another branch may not plan", () => {
  expect(rolesOpenTo({ ref: "refs/heads/feature" }, roles)).toEqual([]);
});

const runs = [{}, { event: "pull_request" as const }, ...deployables.map((environment) => ({ environment }))];

test.each([
  ["a fork", { owner: "another", ownerId: "1002", name: ours.name, id: "2003" }],
  ["a repository that was made anew under the same name", { ...ours, id: "2004" }],
])("%s may do nothing, whatever subjects it has and the roles expect", (_, repository) => {
  for (const ImmutableSubjects of ["true", "false"]) {
    const guarded = readRoles(bootstrapWith({ ImmutableSubjects }));
    for (const run of runs)
      for (const hasImmutableSubject of [true, false])
        expect(rolesOpenTo({ ...run, repository, hasImmutableSubject }, guarded)).toEqual([]);
  }
});

test("an older repository has subjects without numbers, and others count for nothing then", () => {
  const older = readRoles(bootstrapWith({ ImmutableSubjects: "false" }));
  for (const environment of deployables) {
    expect(rolesOpenTo({ environment, hasImmutableSubject: false }, older)).toEqual([deployRoleOf(environment)]);
    expect(rolesOpenTo({ environment, hasImmutableSubject: false }, roles)).toEqual([]);
    expect(rolesOpenTo({ environment }, older)).toEqual([]);
  }
  const pullRequest = { event: "pull_request", hasImmutableSubject: false } as const;
  expect(rolesOpenTo(pullRequest, older)).toEqual([plan]);
});

test("a token that is meant for another audience opens nothing", () => {
  for (const run of runs) expect(rolesOpenTo({ ...run, audience: "https://github.com/somebody" }, roles)).toEqual([]);
});

test("GitHub alone vouches, and only for whole values", () => {
  const provider = `arn:aws:iam::${bootstrap.accountId}:oidc-provider/token.actions.githubusercontent.com`;
  for (const { trust } of roles) {
    expect(trust.providers).toEqual([provider]);
    const conditions = trust.policy.statements.flatMap((statement) => statement.conditions);
    expect(new Set(conditions.map(({ operator }) => operator))).toEqual(new Set(["StringEquals"]));
    expect(conditions.flatMap(({ values }) => values).filter((value) => /[*?]/.test(value))).toEqual([]);
  }
});

test("the provider is made unless the account has it", () => {
  expect(readRolesTemplate(bootstrap).Provider).toEqual({
    Type: "AWS::IAM::OIDCProvider",
    Properties: { Url: "https://token.actions.githubusercontent.com", ClientIdList: ["sts.amazonaws.com"] },
  });
  expect(readRolesTemplate(bootstrapWith({ ExistingProvider: "true" })).Provider).toBeUndefined();
});

test("a session lasts an hour", () => {
  for (const { longestSessionInSeconds } of roles) expect(longestSessionInSeconds).toBe(3_600);
});
