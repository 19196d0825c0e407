import { createDeployment } from "../src/stack/deployment";

/** Functions that answer with their bundle's name, and when the test lets them. */
function startFakes() {
  const stopped: string[] = [];
  const held: { bundle: string; answer: () => void }[] = [];
  const start = (bundle: string) => ({
    invoke: (payload: unknown) =>
      payload === "held"
        ? new Promise((resolve) => held.push({ bundle, answer: () => resolve(bundle) }))
        : Promise.resolve(bundle),
    pids: () => [bundle.length],
    stop: async () => void stopped.push(bundle),
  });
  return { start, stopped, held };
}

test("after a deployment invocations go to the new code", async () => {
  const { start, stopped } = startFakes();
  const deployment = createDeployment(start, "old");
  expect(await deployment.invoke({})).toBe("old");

  await deployment.deploy("newer");
  expect([await deployment.invoke({}), await deployment.invoke({})]).toEqual(["newer", "newer"]);
  expect(stopped).toEqual(["old"]);
  expect(deployment.pids()).toEqual([5]);
});

test("several bundles take invocations in turn", async () => {
  const deployment = createDeployment(startFakes().start, "old");
  await deployment.deploy("a", "b");

  const answers = await Promise.all(Array.from({ length: 4 }, () => deployment.invoke({})));
  expect(answers.toSorted()).toEqual(["a", "a", "b", "b"]);
});

test("the old code is stopped when what was under way in it has ended, and not before", async () => {
  const { start, stopped, held } = startFakes();
  const deployment = createDeployment(start, "old");
  const underWay = deployment.invoke("held");
  const deployed = deployment.deploy("new");

  expect(await deployment.invoke({})).toBe("new");
  expect(stopped).toEqual([]);
  held[0]?.answer();
  await deployed;
  expect([await underWay, stopped]).toEqual(["old", ["old"]]);
});

test("an invocation that fails holds up no deployment", async () => {
  const { stopped } = startFakes();
  const start = (bundle: string) => ({
    invoke: () => Promise.reject(new Error(bundle)),
    pids: () => [],
    stop: async () => void stopped.push(bundle),
  });
  const deployment = createDeployment(start, "old");
  await expect(deployment.invoke({})).rejects.toThrow("old");

  await deployment.deploy("new");
  await deployment.stop();
  expect(stopped).toEqual(["old", "new"]);
});
