import type { Problem } from "./problems";

/** The state of everything in one line: the worst thing and what to type next. */
export function verdictOf([worst, ...others]: readonly Problem[]): string {
  if (!worst) return "All is well.";
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `${lineOf(worst)}${more}`;
}

export function lineOf({ text, next }: Problem): string {
  return next === undefined ? text : `${text}: ${next}`;
}
