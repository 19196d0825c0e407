import type { Stage } from "./runbook-stage";

/** What lies behind a section of a document. */
export interface Scenario {
  /** Brings the failure about, on a pipeline that is well. Without it the section goes on where the one before ended. */
  readonly prepare?: (stage: Stage) => Promise<void>;
  /** What happens meanwhile, before the first command after these bold words: a repair that no command here makes. */
  readonly meanwhile?: Readonly<Record<string, (stage: Stage) => Promise<void>>>;
  /** Whether the commands run as processes, as they are typed. */
  readonly asProcess?: boolean;
}

/** By heading; `prose` has nothing to run. */
export type Scenarios = Readonly<Record<string, Scenario | "prose">>;

/** An alarm that the local stack can't compute rings, and falls silent once its cause is repaired. */
export function ringing(alarm: string, reason: string, scenario: Scenario = {}): Scenario {
  return {
    ...scenario,
    async prepare(stage) {
      await scenario.prepare?.(stage);
      await stage.ring(alarm, reason);
    },
    meanwhile: {
      ...scenario.meanwhile,
      async "Over when"(stage) {
        await scenario.meanwhile?.["Over when"]?.(stage);
        await stage.silence(alarm);
      },
    },
  };
}
