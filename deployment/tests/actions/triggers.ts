import type { Event } from "./events";
import type { Input, Workflow } from "./workflow";

/** Whether an event starts a workflow; `file` is its name such as `deploy.yml`. */
export function isTriggered(file: string, { on }: Workflow, event: Event): boolean {
  if (event.workflow && event.workflow !== file) return false;
  const trigger = on[event.name];
  if (trigger === undefined) return false;
  if (trigger && "branches" in trigger) return trigger.branches.includes(event.branch);
  return true;
}

/** The inputs of a run by hand or of a call. Throws, as GitHub does, when one is missing, unknown or no option. */
export function checkInputs(
  declared: Readonly<Record<string, Input>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(given)) if (!declared[name]) throw new Error(`there is no input ${name}`);
  const checked = Object.entries(declared).map(([name, { required, options, default: otherwise }]) => {
    const value = given[name] ?? otherwise;
    if (value === undefined && required) throw new Error(`the input ${name} is required`);
    if (value !== undefined && options && !options.includes(String(value)))
      throw new Error(`the input ${name}: expected one of ${options.join(", ")}, but got "${value}"`);
    return [name, value ?? ""];
  });
  return Object.fromEntries(checked);
}
