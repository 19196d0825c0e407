import { byHand, push } from "./actions/events";
import { deployed, names, playRollout, turnOf, undone } from "./actions/rollout";

test("a push to another branch starts nothing", () => {
  expect(playRollout({ selected: () => names, events: [push("feature")] }).records).toEqual([]);
});

describe("runs at the same time", () => {
  const actions = playRollout({ selected: () => names, minutesOf: () => 10, events: [push(), push(), push()] });

  test.each(names)("deploy %s one after the other, the older first, and none is cancelled", (name) => {
    const turns = [1, 2, 3].map((run) => turnOf(actions, name, run));
    for (const [index, { from }] of turns.entries()) expect(from).toBeGreaterThanOrEqual(turns[index - 1]?.to ?? 0);
    for (const run of [1, 2, 3]) expect(actions.job(name, run).result).toBe("success");
  });

  test("deploy different things side by side", () => {
    const selected = (run: number) => (run === 1 ? ["worker-infra"] : ["cv-analytics-worker"]);
    const apart = playRollout({ selected, minutesOf: () => 10, events: [push(), push()] });
    expect(turnOf(apart, "cv-analytics-worker", 2).from).toBeLessThan(turnOf(apart, "worker-infra").to);
  });
});

describe("a cancelled run", () => {
  const actions = playRollout({ selected: () => names, minutesOf: () => 10, cancelledAt: 45 });

  test("deploys nothing more, and what it has deployed stays", () => {
    expect(deployed(actions)).toEqual(["worker-infra", "cv-analytics-worker"]);
    expect(undone(actions)).toEqual(["processor-infra"]);
    expect(actions.records.every(({ to }) => to <= 45)).toBe(true);
  });

  test("lets the run that waits for it go on", () => {
    const next = playRollout({ selected: () => names, minutesOf: () => 10, events: [push(), push()], cancelledAt: 45 });
    expect(deployed(next, 2).toSorted()).toEqual(names.toSorted());
  });
});

describe("by hand", () => {
  test("from another branch than main nothing is selected or deployed", () => {
    const actions = playRollout({
      selected: () => names,
      events: [byHand("deploy.yml", { deployable: "all" }, "feature")],
    });
    expect(actions.records.every(({ result }) => result === "skipped")).toBe(true);
  });

  test("what is to be deployed must be one of the map, and must be said", () => {
    const run = (inputs: Readonly<Record<string, string>>) => () =>
      playRollout({ selected: () => [], events: [byHand("deploy.yml", inputs)] });
    expect(run({ deployable: "billing" })).toThrow("expected one of all, worker-infra");
    expect(run({})).toThrow("required");
  });
});
