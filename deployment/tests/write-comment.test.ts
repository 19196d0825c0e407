import { ci } from "./support/ci";
import { type FakeGitHub, startFakeGitHub } from "./support/fake-github";

let github: FakeGitHub;
beforeEach(async () => {
  github = await startFakeGitHub();
});
afterEach(() => github.close());

const comment = (...planned: readonly string[]) =>
  ci(["comment", "--from", "/nowhere", "--planned", JSON.stringify(planned)], undefined, {
    ...github.env,
    PULL_REQUEST: "7",
  });

test("the first run writes a comment, the next one puts its own in that place", async () => {
  expect((await comment()).status).toBe(0);
  await comment("worker-infra");
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).toContain("worker-infra");
});

test("the comment is found behind a hundred others, and nobody else's is touched", async () => {
  await comment();
  const [mine] = github.comments.splice(0);
  const others = Array.from({ length: 150 }, (_, index) => ({
    id: 1_000 + index,
    body: "hello",
    user: { type: "User" },
  }));
  const quote = { id: 2_000, body: mine?.body ?? "", user: { type: "User" } };
  github.comments.push(...others, quote, ...(mine ? [mine] : []));
  await comment("worker-infra");
  expect(github.comments).toHaveLength(152);
  expect(github.comments.filter(({ body }) => body.includes("worker-infra"))).toEqual([
    expect.objectContaining({ id: mine?.id }),
  ]);
});

test("a number that is none is refused", async () => {
  const env = { ...github.env, PULL_REQUEST: "7; rm -rf" };
  expect((await ci(["comment", "--from", "x", "--planned", "[]"], undefined, env)).status).toBe(1);
  expect(github.comments).toEqual([]);
});
