import { unknownAlarms } from "./alarms/firing";
import { readAlarms } from "./alarms/read-alarms";
import { type PlayOptions, play } from "./play";
import type { Result } from "./results/result";
import type { Scenario } from "./scenario";

export interface GameDay {
  readonly seed: number;
  /** Asked before each fault and as many during it. */
  readonly questions: number;
  readonly results: readonly Result[];
  /** Alarms that watch what the local stack has no figures of. */
  readonly unknownAlarms: readonly string[];
  readonly seconds: number;
}

export interface Progress {
  readonly begins: (scenario: Scenario, number: number, total: number) => void;
  readonly ended: (result: Result, seconds: number) => void;
}

/** Plays the scenarios one after the other. */
export async function runGameDay(
  scenarios: readonly Scenario[],
  options: PlayOptions,
  progress: Progress,
): Promise<GameDay> {
  const started = performance.now();
  const results: Result[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    progress.begins(scenario, index + 1, scenarios.length);
    const startedAt = performance.now();
    const result = await playNamed(scenario, options);
    results.push(result);
    progress.ended(result, (performance.now() - startedAt) / 1000);
  }
  const { seed, questions } = options;
  const seconds = (performance.now() - started) / 1000;
  return { seed, questions, results, unknownAlarms: unknownAlarms(readAlarms()), seconds };
}

async function playNamed(scenario: Scenario, options: PlayOptions): Promise<Result> {
  try {
    return await play(scenario, options);
  } catch (cause) {
    throw new Error(
      `${scenario.name} could not be played to its end: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
  }
}
