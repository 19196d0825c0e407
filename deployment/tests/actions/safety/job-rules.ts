import { isDeepStrictEqual } from "node:util";
import { jobsWhere, type LintedJob, type Rule } from "./linted-file";

const credentials = "aws-actions/configure-aws-credentials@";
const deployRole = /:role\/cv-analytics-deploy-(.+)$/;
const pieces = ["_terraform", "_lambda", "_edge"].map((piece) => `./.github/workflows/${piece}.yml`);

/** What the role that a job assumes may deploy; undefined when it assumes none that deploys. */
function deploysAs({ steps }: LintedJob): string | undefined {
  const roles = steps
    .filter(({ uses }) => uses?.startsWith(credentials))
    .map((step) => String(step.with["role-to-assume"]));
  return roles.map((role) => deployRole.exec(role)?.[1]).find((name) => name !== undefined);
}

export const endsInTime: Rule = (file) =>
  jobsWhere(file, ({ uses, "timeout-minutes": minutes }) => uses === undefined && typeof minutes !== "number");

export const assumesOnlyItsOwnRole: Rule = (file) =>
  jobsWhere(file, (job) => {
    const name = deploysAs(job);
    return name === undefined
      ? job.environment !== undefined || job.steps.some(isForeignRole)
      : job.environment !== name || !/^\$\{\{ inputs\.\w+ \}\}$/.test(name);
  });

function isForeignRole({ uses, with: given }: LintedJob["steps"][number]): boolean {
  return !!uses?.startsWith(credentials) && !String(given["role-to-assume"]).endsWith(":role/cv-analytics-plan");
}

export const takesItsTurnFirst: Rule = (file) =>
  jobsWhere(file, (job) => {
    const name = deploysAs(job);
    if (name === undefined) return false;
    const commands = job.steps.filter(({ run, uses }) => run || uses?.startsWith(credentials));
    const [, variable = ""] = /^npm run --silent ci -- turn "\$(\w+)"$/.exec(commands[0]?.run ?? "") ?? [];
    return commands[0]?.env[variable] !== name;
  });

export const deploysOneAtATime: Rule = (file) =>
  jobsWhere(file, ({ uses, concurrency, with: given }) => {
    const [name] = Object.values(given);
    const expected = { group: `deploy-${name}`, "cancel-in-progress": false, queue: "max" };
    return pieces.includes(uses ?? "") && !isDeepStrictEqual(concurrency, expected);
  });

export const saysWhenItRunsOnceCalled: Rule = (file) =>
  "workflow_call" in file.on ? jobsWhere(file, (job) => !/\b(cancelled|always)\(\)/.test(String(job.if ?? ""))) : [];
