import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../src/repository";
import { type Files, parseAction, parseWorkflow } from "./workflow";

const folder = join(repository, ".github");
const names = readdirSync(join(folder, "workflows"));

/** The text of each workflow file of this repository, by its name such as `deploy.yml`. */
export const workflowTexts: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(folder, "workflows", name), "utf8")]),
);

/** The text of the action that sets the jobs up. */
export const setupText = readFileSync(join(folder, "actions/setup/action.yml"), "utf8");

/** Those of this repository. */
export const filesHere: Files = {
  workflows: Object.fromEntries(
    Object.entries(workflowTexts).map(([name, text]) => [`./.github/workflows/${name}`, parseWorkflow(text)]),
  ),
  actions: { "./.github/actions/setup": parseAction(setupText) },
};
