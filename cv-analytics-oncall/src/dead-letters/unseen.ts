import pico from "picocolors";
import type { Finding } from "../finding";

/** Adds to a finding that it may not be about all that is dead: then somebody has to look again. */
export function withUnseen({ json, text, needsAttention }: Finding, unseen: number): Finding {
  const note = `${unseen} more could not be seen: in flight with somebody else, hidden by a look that was killed, or behind ten others of their group.`;
  return {
    json: { ...json, unseen },
    text: unseen > 0 ? `${text}\n${pico.yellow(note)}` : text,
    needsAttention: needsAttention || unseen > 0,
  };
}
