import { Actions } from "./actions/actions";
import { ciArgumentsOf, ciCommandsOf } from "./actions/commands";
import { byHand, type Event, schedule } from "./actions/events";
import { afterSetup } from "./actions/setup";

const workspaces = ["worker-infra", "processor-infra", "reporter-infra"];

function play(failing: readonly string[], event: Event = schedule("drift.yml")): Actions {
  const perform = afterSetup((step) => {
    const [command, workspace = ""] = ciArgumentsOf(step) ?? [];
    return command === "plan" && failing.includes(workspace) ? { result: "failure" } : {};
  });
  return new Actions({ perform, minutesOf: (job) => (job.includes("processor") ? 9 : 2) }).at(0, event);
}

test.each([
  ["every week", schedule("drift.yml")],
  ["by hand", byHand("drift.yml")],
])("%s every workspace is planned and the result reported", (_, event) => {
  const actions = play([], event).run();
  for (const name of workspaces)
    expect(ciCommandsOf(actions.job(`plan (${name}) / plan`).steps)).toEqual(["account", `plan ${name}`]);
  expect(ciCommandsOf(actions.job("report").steps)).toEqual(["drift --from"]);
  expect(actions.job("report").from).toBe(9);
});

test.each(["worker-infra", "processor-infra", "reporter-infra"])(
  "a failed plan of %s stops no other, and is reported",
  (name) => {
    const actions = play([name]).run();
    for (const other of workspaces)
      expect(actions.job(`plan (${other})`).result).toBe(other === name ? "failure" : "success");
    expect(actions.job("report")).toMatchObject({ result: "success", from: 9 });
    const kept = actions.job(`plan (${name}) / plan`).steps.at(-1);
    expect(kept?.with.name).toBe(`plan-${name}`);
  },
);

test("nothing is reported of a cancelled check", () => {
  const actions = play([]).cancelAt(5, 1).run();
  expect(actions.job("report").result).toBe("skipped");
});

test("checking applies nothing and deploys to no environment", () => {
  const { records } = play([]).run();
  expect(records.filter(({ environment }) => environment)).toEqual([]);
  expect(records.flatMap(({ steps }) => ciCommandsOf(steps)).some((command) => command.startsWith("apply"))).toBe(
    false,
  );
});
