import { AwsError, type AwsService } from "./service";

type Answer = Readonly<Record<string, unknown>>;

/** One action of a service: its input as it came, its answer as it goes. The signal aborts when the caller hangs up. */
type Action = (input: unknown, signal: AbortSignal) => Answer | Promise<Answer>;

export type Actions = Readonly<Record<string, Action>>;

/** A service of these actions; `name` is what the error for any other one calls it. */
export function serviceOf(name: string, actions: Actions): AwsService {
  return async ({ action, input, signal }) => {
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!act) throw new AwsError("UnknownOperationException", `The local ${name} knows no action ${action}.`);
    return await act(input, signal);
  };
}
