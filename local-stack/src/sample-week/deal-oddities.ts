import { attacks } from "./oddities/attacks";
import { contactDetails } from "./oddities/contact-details";
import { markup } from "./oddities/markup";
import { otherLanguages } from "./oddities/other-languages";
import { overlong } from "./oddities/overlong";
import { symbols } from "./oddities/symbols";
import type { Oddity } from "./oddity";
import { type Random, shuffle } from "./random";

const odditiesByKind: readonly (readonly Oddity[])[] = [
  contactDetails,
  markup,
  overlong,
  otherLanguages,
  attacks,
  symbols,
];

/** One of each kind before a second of any, so that even a quiet week has them all. */
export function dealOddities(random: Random): Oddity[] {
  const decks = odditiesByKind.map((oddities) => shuffle(random, oddities));
  const rounds = Math.max(...decks.map((deck) => deck.length));
  return Array.from({ length: rounds }, (_, round) => decks.flatMap((deck) => deck.slice(round, round + 1))).flat();
}
