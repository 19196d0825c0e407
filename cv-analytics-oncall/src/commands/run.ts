import type { Command } from "commander";
import type { Context } from "../context";
import type { Finding } from "../finding";

/** The options that every command has. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly local?: boolean;
  readonly env?: string;
  readonly auditLog?: string;
}

/** Opens what a command needs, for its options, and shows what it found. */
export interface Runner {
  open(options: GlobalOptions): Promise<Context>;
  show(command: string, finding: Finding, options: GlobalOptions): void;
  /** Takes away what was shown, where people look on. The next finding stands in its place, and for the exit code as well. */
  clear(): void;
}

/**
 * An action of commander for a command: `work` gets the context, then the command's arguments, then its options. What it
 * finds again and again is shown again and again. Nothing is caught here, so that one place decides what an error does.
 */
export function action<A extends unknown[]>(
  runner: Runner,
  work: (context: Context, ...args: A) => Promise<Finding | AsyncIterable<Finding>>,
) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions>();
    const context = await runner.open(options);
    const found = await work(context, ...(args.slice(0, -1) as A));
    if (!(Symbol.asyncIterator in found)) return runner.show(nameOf(command), found, options);
    for await (const finding of found) {
      runner.clear();
      runner.show(nameOf(command), finding, options);
    }
  };
}

function nameOf(command: Command): string {
  const parent = command.parent?.parent ? `${command.parent.name()} ` : "";
  return `${parent}${command.name()}`;
}
