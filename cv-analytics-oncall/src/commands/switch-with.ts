import { openEventSources } from "../aws/open-event-sources";
import type { Context } from "../context";
import type { Switch } from "../event-source/event-source";
import { presentNoEventSource, presentSwitch } from "../event-source/present-switch";
import { switchEventSource } from "../event-source/switch";
import type { Finding } from "../finding";
import { nothingChanged } from "./confirm";

/** Switches the processor's event source under an audit line, if `isWanted` agrees; one that is so already is left alone. */
export async function switchWith(
  { aws, audit, sleep, signal }: Context,
  command: string,
  wanted: Switch,
  isWanted: () => Promise<boolean>,
): Promise<Finding> {
  const eventSources = openEventSources(aws.place);
  const source = await eventSources.find();
  if (!source) return presentNoEventSource();
  if (source.state === wanted) return presentSwitch({ wanted, source, state: wanted, hasChanged: false });
  if (!(await isWanted())) return nothingChanged;
  const state = await audit.around(
    command,
    { eventSource: source.id, from: source.state, to: wanted },
    () => switchEventSource(source, wanted, { eventSources, sleep, signal }),
    (reached) => ({ state: reached }),
  );
  return presentSwitch({ wanted, source, state, hasChanged: true });
}
