import { readDeployables, upstreamsOf } from "../src/changes/deployables";
import { filesHere } from "./actions/files-here";
import type { Workflow } from "./actions/workflow";

const deployables = readDeployables();
const names = deployables.all.map(({ name }) => name);
const { jobs, on } = workflow("deploy.yml");

function workflow(name: string): Workflow {
  const found = filesHere.workflows[`./.github/workflows/${name}`];
  if (!found) throw new Error(`there is no workflow ${name}`);
  return found;
}

describe("the deploy workflow agrees with .github/deployables.yml", () => {
  test("in what there is to deploy, and in which order it is listed", () => {
    expect(Object.keys(jobs)).toEqual(["select", ...names]);
  });

  test("in what can be chosen by hand", () => {
    expect(on.workflow_dispatch?.inputs.deployable?.options).toEqual(["all", ...names]);
  });

  test.each(names)("in what %s waits for: all that comes before it, for a skipped one lets nothing through", (name) => {
    const upstreams = names.filter((each) => upstreamsOf(name, deployables).has(each));
    expect(jobs[name]?.needs).toEqual(["select", ...upstreams]);
  });

  test.each(deployables.all)("in how $name is deployed", ({ name, piece }) => {
    expect(jobs[name]?.uses).toBe(`./.github/workflows/_${piece}.yml`);
    expect(Object.values(jobs[name]?.with ?? {})).toEqual([name]);
  });

  test.each(names)("in the condition of %s, which is the same for all but its name", (name) => {
    const conditionOf = (each: string) => jobs[each]?.if?.replace(`'${each}'`, "NAME");
    expect(conditionOf(name)).toContain("NAME");
    expect(conditionOf(name)).toBe(conditionOf(names[0] ?? ""));
  });
});

test("the drift workflow checks every workspace", () => {
  const workspaces = deployables.all.flatMap(({ name, piece }) => (piece === "terraform" ? [name] : []));
  expect(workflow("drift.yml").jobs.plan?.strategy?.matrix.workspace).toEqual(workspaces);
});

test("the gate of pull requests waits for every other job of its workflow", () => {
  const { required, ...others } = workflow("pull-request.yml").jobs;
  expect(required?.needs.toSorted()).toEqual(Object.keys(others).toSorted());
});
