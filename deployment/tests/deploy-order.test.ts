import { ciCommandsOf } from "./actions/commands";
import {
  deployed,
  type Name,
  names,
  playRollout,
  startsExpected,
  startsOf,
  turnOf,
  undone,
  upstreamsOf,
} from "./actions/rollout";

const dependentsOf = (name: Name) => names.filter((each) => upstreamsOf(each).includes(name));
const without = (excluded: readonly string[]) => names.filter((name) => !excluded.includes(name)).toSorted();

describe("what is deployed by its own", () => {
  test.each([
    ["worker-infra", "worker-infra / plan / plan", ["account", "plan worker-infra"]],
    ["worker-infra", "worker-infra / apply", ["turn worker-infra", "apply worker-infra"]],
    [
      "cv-analytics-processor",
      "cv-analytics-processor / deploy",
      ["turn cv-analytics-processor", "deploy-lambda cv-analytics-processor"],
    ],
    [
      "cv-analytics-worker",
      "cv-analytics-worker / deploy",
      ["turn cv-analytics-worker", "deploy-edge cv-analytics-worker"],
    ],
  ])("%s runs in %s: %j", (name, job, commands) => {
    const actions = playRollout({ selected: () => [name] });
    expect(ciCommandsOf(actions.job(job).steps)).toEqual(commands);
  });

  test.each(names)("%s comes alone, though all that it depends on is skipped", (name) => {
    const actions = playRollout({ selected: () => [name] });
    expect(deployed(actions)).toEqual([name]);
    expect(undone(actions)).toEqual([]);
  });
});

test("each job that deploys has the secrets that it needs and no other, its environment's where that has its own", () => {
  const environments = {
    "worker-infra": { TF_API_TOKEN: "applies worker-infra", CLOUDFLARE_API_TOKEN: "strays" },
    "cv-analytics-worker": { CLOUDFLARE_API_TOKEN: "deploys the edge" },
  };
  const secrets = { repository: { TF_API_TOKEN: "plans", OTHER: "strays" }, environments };
  const actions = playRollout({ selected: () => names, secrets });
  const values = [
    ...Object.values(secrets.repository),
    ...Object.values(environments).flatMap((each) => Object.values(each)),
  ];
  const secretsOf = (job: string) =>
    actions.job(job).steps.flatMap(({ env }) => Object.values(env).filter((value) => values.includes(value)));
  expect(secretsOf("worker-infra / plan / plan")).toEqual(["plans"]);
  expect(secretsOf("worker-infra / apply")).toEqual(["applies worker-infra"]);
  expect(secretsOf("processor-infra / apply")).toEqual(["plans"]);
  expect(secretsOf("cv-analytics-worker / deploy")).toEqual(["deploys the edge"]);
  expect(secretsOf("cv-analytics-processor / deploy")).toEqual([]);
});

describe("what is deployed together", () => {
  const actions = playRollout({
    selected: () => names,
    minutesOf: (job) => ({ "processor-infra / apply": 5, "cv-analytics-worker / deploy": 30 })[job] ?? 2,
  });

  test("waits for what it depends on, and not longer", () => {
    expect(startsOf(actions, names)).toEqual(startsExpected(actions, names));
    expect(startsOf(actions, names)).toEqual({
      "worker-infra": 2,
      "processor-infra": 6,
      "cv-analytics-worker": 6,
      "cv-analytics-processor": 13,
      "reporter-infra": 13,
      "cv-analytics-reporter": 17,
    });
  });

  test("goes side by side where nothing depends on each other", () => {
    const edge = turnOf(actions, "cv-analytics-worker");
    for (const name of ["processor-infra", "cv-analytics-processor", "reporter-infra", "cv-analytics-reporter"]) {
      expect(turnOf(actions, name).from).toBeLessThan(edge.to);
      expect(turnOf(actions, name).to).toBeGreaterThan(edge.from);
    }
  });

  test("waits for an upstream two steps up when the one between is not deployed", () => {
    const deploying = ["worker-infra", "cv-analytics-reporter"] as const;
    const gap = playRollout({ selected: () => deploying, minutesOf: () => 7 });
    expect(turnOf(gap, "cv-analytics-reporter").from).toBe(turnOf(gap, "worker-infra").to);
    expect(deployed(gap)).toEqual(deploying);
  });

  test.each(names)("shows a plan of %s before it is applied, or the turn before it is deployed", (name) => {
    const commands = actions.records
      .filter(({ job }) => job.startsWith(`${name} /`))
      .flatMap(({ steps }) => ciCommandsOf(steps))
      .filter((command) => command !== "account");
    const order = name.endsWith("-infra")
      ? ["plan", "turn", "apply"]
      : ["turn", name.endsWith("-worker") ? "deploy-edge" : "deploy-lambda"];
    expect(commands).toEqual(order.map((command) => `${command} ${name}`));
  });
});

describe.each(["failure", "cancelled"] as const)("after a %s", (result) => {
  test.each(names)("of %s nothing that depends on it is deployed, and everything else is", (name) => {
    const actions = playRollout({ selected: () => names, outcomes: { [name]: result } });
    expect(deployed(actions).toSorted()).toEqual(without([name, ...dependentsOf(name)]));
    expect(undone(actions)).toEqual([name]);
    for (const dependent of dependentsOf(name)) expect(actions.job(dependent).result).toBe("skipped");
  });

  test("of a plan nothing is applied", () => {
    const actions = playRollout({
      selected: () => names,
      outcomes: { "processor-infra": result },
      atPlan: ["processor-infra"],
    });
    expect(deployed(actions)).toEqual(["worker-infra", "cv-analytics-worker"]);
    expect(actions.job("processor-infra / apply").result).toBe("skipped");
  });

  test("two steps up, with nothing deployed between, what depends on it stays as it is", () => {
    const actions = playRollout({
      selected: () => ["worker-infra", "cv-analytics-reporter"],
      outcomes: { "worker-infra": result },
    });
    expect(deployed(actions)).toEqual([]);
    expect(actions.job("cv-analytics-reporter").result).toBe("skipped");
  });
});

test("a deployable that is behind a newer one fails before it touches anything", () => {
  const actions = playRollout({ selected: () => ["worker-infra"] });
  const steps = actions.job("worker-infra / apply").steps;
  const turn = steps.findIndex((step) => step.run?.includes("-- turn "));
  const credentials = steps.findIndex((step) => step.uses?.startsWith("aws-actions/"));
  expect(turn).toBeGreaterThan(0);
  expect(turn).toBeLessThan(credentials);
});

test.each(["failure", "cancelled"] as const)("nothing is deployed after a %s of the selection", (result) => {
  const actions = playRollout({ selected: () => names, outcomes: { select: result } });
  expect(
    actions.records.flatMap(({ environment, from }) => (environment && from !== undefined ? [environment] : [])),
  ).toEqual([]);
  expect(actions.job("cv-analytics-worker").result).toBe("skipped");
});
