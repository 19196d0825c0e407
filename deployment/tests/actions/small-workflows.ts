import { Actions, type Scenario } from "./actions";
import { push } from "./events";
import type { Result } from "./status";
import { parseWorkflow } from "./workflow";

/** The rest of a job that runs one step. */
export const leaf = "runs-on: ubuntu-latest\n    permissions: {}\n    steps: [{ run: work }]";

/** GitHub Actions with workflow files of a test's own: `main.yml`, which a push to main starts, and others by name. */
export function actions(jobs: string, scenario: Scenario = {}, others: Readonly<Record<string, string>> = {}): Actions {
  const main = `name: Main\non: { push: { branches: [main] } }\njobs:\n${jobs}`;
  const workflows = Object.entries({ "main.yml": main, ...others }).map(([name, text]) => {
    return [`./.github/workflows/${name}`, parseWorkflow(text)];
  });
  const files = { workflows: Object.fromEntries(workflows), actions: {} };
  return new Actions({ files, ...scenario }).at(0, push());
}

/** Jobs that fail, by name. */
export const failing = (...jobs: string[]): Scenario => ({
  perform: ({ job }) => ({ result: jobs.includes(job) ? "failure" : "success" }),
});

/** What becomes of each job. */
export function results(
  jobs: string,
  scenario: Scenario = {},
  others: Readonly<Record<string, string>> = {},
): Readonly<Record<string, Result>> {
  return Object.fromEntries(
    actions(jobs, scenario, others)
      .run()
      .records.map(({ job, result }) => [job, result]),
  );
}

/** Three jobs of which each needs the one before. */
export const chain = (condition: string) =>
  `  a:\n    ${leaf}\n  b:\n    needs: a\n    ${leaf}\n  c:\n    needs: b\n    ${condition}\n    ${leaf}`;
