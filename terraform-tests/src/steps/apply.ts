import type { Step } from "../run-steps";
import { type Suite, usualVariables } from "../suite";
import { readState } from "../terraform/state";
import type { WorkspaceName } from "../terraform/workspaces";

/** Applies a workspace with the variables that an owner would set. */
export function applyFirst(name: WorkspaceName): Step<Suite> {
  return {
    name: `${name} is applied`,
    run: async ({ workspaces }) => {
      await workspaces[name].apply(usualVariables[name]);
      return `${readState(workspaces[name].stateFile).length} resources`;
    },
  };
}
