import pico from "picocolors";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { Finding } from "../finding";
import { table } from "../terminal/table";
import type { Fate } from "./rehearsal";

const shownOfAKind = 5;
const gone: Fate = { kind: "fails", why: "it was not to be had for the rehearsal" };
const good: readonly Fate["kind"][] = ["recorded", "recorded before"];

/** What would become of each message. */
export function presentRehearsal(letters: readonly AssessedLetter[], fates: ReadonlyMap<string, Fate>): Finding {
  const played = letters.map((letter) => ({ letter, fate: fates.get(letter.messageId) ?? gone }));
  const kinds = Object.entries(Object.groupBy(played, ({ fate }) => `${fate.kind}${fate.why ? ` (${fate.why})` : ""}`));
  const describe = (what: string, members: typeof played) => {
    const isGood = members.every(({ fate }) => good.includes(fate.kind));
    const rows = members
      .slice(0, shownOfAKind)
      .map(({ letter: { content, messageId, excerpt } }) => [
        content.requestId ?? messageId,
        content.kind,
        pico.dim(excerpt),
      ]);
    const more = members.length > shownOfAKind ? `\n  and ${members.length - shownOfAKind} more` : "";
    return `${(isGood ? pico.green : pico.yellow)(`${members.length} × ${what}`)}\n${table(rows)}${more}`;
  };
  return {
    json: {
      changed: false,
      rehearsed: played.length,
      messages: played.map(({ letter: { messageId, content }, fate }) => ({
        messageId,
        requestId: content.requestId ?? null,
        event: content.kind,
        fate: fate.kind,
        why: fate.why,
      })),
    },
    text: [
      pico.bold(`Rehearsed ${played.length}; nothing was written anywhere.`),
      ...kinds.map(([what, members = []]) => describe(what, members)),
    ].join("\n\n"),
    needsAttention: played.some(({ fate }) => !good.includes(fate.kind)),
  };
}
