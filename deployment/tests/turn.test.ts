import { ci } from "./support/ci";
import { type FakeGitHub, startFakeGitHub } from "./support/fake-github";

let github: FakeGitHub;
beforeEach(async () => {
  github = await startFakeGitHub();
});
afterEach(() => github.close());

const turn = () => ci(["turn", "worker-infra"], undefined, { ...github.env, GITHUB_SHA: "mine" });
const deployed = (sha: string, state = "success", environment = "worker-infra") =>
  github.deploy(environment, sha, state);

test("the first deployment goes ahead", async () => {
  deployed("other", "success", "reporter-infra");
  expect((await turn()).status).toBe(0);
});

test.each(["ahead", "identical", "diverged"])("a commit that is %s of the deployed one goes ahead", async (status) => {
  deployed("theirs");
  github.comparisons.set("theirs...mine", status);
  expect((await turn()).status).toBe(0);
});

test.each(["ahead", "identical"])(
  "a commit that is behind the deployed one is refused while main is %s",
  async (main) => {
    deployed("theirs");
    github.comparisons.set("theirs...mine", "behind");
    github.comparisons.set("theirs...main", main);
    const { status, output } = await turn();
    expect(status).toBe(1);
    expect(output).toContain("worker-infra is deployed from theirs already, which is newer than mine");
  },
);

test("a commit that main was forced back to goes ahead", async () => {
  deployed("theirs");
  github.comparisons.set("theirs...mine", "behind");
  github.comparisons.set("theirs...main", "behind");
  const { status, stdout } = await turn();
  expect(status).toBe(0);
  expect(stdout).toContain("deployed from theirs, which main no longer has");
});

test("a deployment that failed, runs or was replaced does not count", async () => {
  deployed("theirs");
  for (const state of ["failure", "error", "in_progress", "inactive", "pending"]) deployed(`newer-${state}`, state);
  github.comparisons.set("theirs...mine", "ahead");
  expect((await turn()).stdout).toContain("deployed from theirs");
});

test("the last success is found however many failures came after it", async () => {
  deployed("theirs");
  for (let one = 0; one < 70; one += 1) deployed(`failed-${one}`, "failure");
  github.comparisons.set("theirs...mine", "behind");
  github.comparisons.set("theirs...main", "ahead");
  expect((await turn()).status).toBe(1);
});

test("a deployed commit that GitHub no longer knows is nothing to go back behind", async () => {
  deployed("gone");
  expect((await turn()).status).toBe(0);
});

test.each(["GITHUB_SHA", "GITHUB_TOKEN", "GITHUB_REPOSITORY"])("without %s it ends with that name", async (name) => {
  const env = { ...github.env, GITHUB_SHA: "mine", [name]: "" };
  const { status, output } = await ci(["turn", "worker-infra"], undefined, env);
  expect(status).toBe(1);
  expect(output).toContain(`${name}: expected`);
});

test("a name that is no deployable's is refused", async () => {
  const { status, output } = await ci(["turn", "worker"], undefined, { ...github.env, GITHUB_SHA: "mine" });
  expect(status).toBe(1);
  expect(output).toContain("expected one of worker-infra");
});
