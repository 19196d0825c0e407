import type { Log } from "../../../cv-analytics-reporter/src/telemetry";
import type { Terminal } from "../terminal/terminal";

/** What the reporter's code warns of, told to the person who runs it. */
export function logTo({ say }: Terminal): Log {
  const tell = (message: string, fields: object) => say(`${message}: ${Object.values(fields).map(String).join(", ")}`);
  return { info: () => {}, warn: tell, error: tell };
}
