import { isDeepStrictEqual } from "node:util";
import { workflowTexts } from "../files-here";
import { jobsWhere, type LintedJob, lintedFile, type Rule } from "./linted-file";

export const grantsNothingToAll: Rule = (file) =>
  file.runs || isDeepStrictEqual(file.permissions, {}) ? [] : ["the top of the file"];

export const namesPermissionsOfEachJob: Rule = (file) =>
  jobsWhere(file, ({ permissions }) => permissions === undefined);

const assumesRole = ({ steps }: LintedJob) =>
  steps.some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));

/** Whether a job assumes a role of AWS, or a job of the workflow that it calls does. */
function needsIdentity(job: LintedJob): boolean {
  const called = workflowTexts[job.uses?.replace("./.github/workflows/", "") ?? ""];
  return assumesRole(job) || (called !== undefined && Object.values(lintedFile("", called).jobs).some(needsIdentity));
}

export const writesOnlyWhereNeeded: Rule = (file) =>
  jobsWhere(file, (job, id) => {
    const written = Object.entries(job.permissions ?? {}).flatMap(([name, level]) => (level === "read" ? [] : [name]));
    return written.some((name) => {
      if (name === "id-token") return !needsIdentity(job);
      return !(name === "pull-requests" && file.name === "pull-request.yml" && id === "comment");
    });
  });
