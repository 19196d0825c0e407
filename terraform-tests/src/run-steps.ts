/** One thing that must hold. */
export interface Step<Context> {
  /** What holds, as a sentence. */
  readonly name: string;
  /** Throws unless it holds; may return a figure worth showing. */
  readonly run: (context: Context) => Promise<string | undefined>;
}

export interface StepResult {
  readonly name: string;
  readonly seconds: number;
  readonly detail?: string;
  /** Absent when it held. */
  readonly error?: string;
}

export interface Progress {
  readonly onStart: (name: string) => void;
  readonly onEnd: (result: StepResult) => void;
}

/** Runs steps in order until one fails: each builds on those before it. */
export async function runSteps<Context>(
  steps: readonly Step<Context>[],
  context: Context,
  { onStart, onEnd }: Progress,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, run } of steps) {
    onStart(name);
    const startedAt = performance.now();
    const outcome = await run(context).then(
      (detail) => (detail === undefined ? {} : { detail }),
      (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
    const result: StepResult = { name, seconds: (performance.now() - startedAt) / 1_000, ...outcome };
    onEnd(result);
    results.push(result);
    if (result.error) break;
  }
  return results;
}
