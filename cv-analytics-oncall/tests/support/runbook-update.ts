import type { Example } from "./runbook-document";

/** What an example should show. */
export interface Update {
  readonly example: Example;
  readonly lines: readonly string[];
}

/** The document's text with new output; an example that had none gets a block. */
export function update(lines: readonly string[], updates: readonly Update[]): string {
  const updated = [...lines];
  // From the end, so that the lines before stay where they are.
  for (const { example, lines: output } of [...updates].reverse()) {
    const { commands, output: before } = example;
    if (before) updated.splice(before.from, before.to - before.from, ...output);
    else updated.splice(commands.to + 1, 0, "", "```", ...output, "```");
  }
  return updated.join("\n");
}
