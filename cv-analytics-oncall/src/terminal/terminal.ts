import { Presets, SingleBar } from "cli-progress";
import { ask } from "./ask";
import { forStream } from "./plain";

export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What a command says while it works; the finding itself goes to standard output. */
export interface Terminal {
  /** A line for people, on standard error. */
  say(line: string): void;
  /** Shows how far something is, on standard error; call `done` when it ends. */
  progress(label: string, total: number): Progress;
  /** Asks yes or no; no without a terminal to ask at, and no when nobody answers. */
  confirm(question: string): Promise<boolean>;
  readonly isInteractive: boolean;
}

interface Progress {
  advance(count: number): void;
  done(): void;
}

export function createTerminal({ stdin, stdout, stderr }: Streams, signal: AbortSignal): Terminal {
  const isInteractive = Boolean(stdin.isTTY && stderr.isTTY);
  return {
    isInteractive,
    say: (line) => void stderr.write(`${forStream(line, stderr)}\n`),
    progress(label, total) {
      // cli-progress shows nothing where there is no terminal, and hides a bar of nothing.
      const bar = new SingleBar(
        { format: `${label} {bar} {value}/{total}`, hideCursor: true, stream: stderr, clearOnComplete: !stdout.isTTY },
        Presets.shades_classic,
      );
      if (total > 0) bar.start(total, 0);
      return { advance: (count) => bar.increment(count), done: () => bar.stop() };
    },
    confirm: async (question) => isInteractive && (await ask(question, { stdin, stderr }, signal)),
  };
}
