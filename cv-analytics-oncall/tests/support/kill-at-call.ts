import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { AwsError } from "../../../local-stack/src/aws/service";
import type { LocalStackOptions } from "../../../local-stack/src/stack/local-stack";

/** The n-th call of an action, which takes effect or not; its answer is never read. */
export interface Aim {
  readonly action: string;
  readonly occurrence: number;
  readonly takesEffect: boolean;
}

type OnCall = NonNullable<LocalStackOptions["onCall"]>;
type Call = Parameters<OnCall>[1];

/** Kills a process of the tool when it makes a certain call. */
export class KillAtCall {
  /** How many were killed at which action, before and after it took effect. */
  readonly kills = new Map<string, { before: number; after: number }>();
  private target: { readonly child: ChildProcess; readonly aim: Aim } | undefined;
  private seen = 0;

  constructor(private readonly onCarriedOut: (call: Call) => void) {}

  aim(child: ChildProcess, aim: Aim): void {
    this.target = { child, aim };
    this.seen = 0;
  }

  get total(): number {
    return [...this.kills.values()].reduce((sum, { before, after }) => sum + before + after, 0);
  }

  readonly onCall: OnCall = async ({ name }, call) => {
    if (name !== "cv-analytics-oncall") return;
    const { child, aim } = this.target ?? {};
    if (child && aim?.action === call.action && ++this.seen === aim.occurrence) await this.kill(child, aim);
    this.onCarriedOut(call);
  };

  private async kill(child: ChildProcess, { action, takesEffect }: Aim): Promise<void> {
    const { before, after } = this.kills.get(action) ?? { before: 0, after: 0 };
    this.kills.set(action, takesEffect ? { before, after: after + 1 } : { before: before + 1, after });
    if (takesEffect) {
      // Stopped, it can't read the answer; what it asked for happens before anything else does.
      child.kill("SIGSTOP");
      setImmediate(() => child.kill("SIGKILL"));
      return;
    }
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    throw new AwsError("RequestAbortedException", "the caller was killed");
  }
}
