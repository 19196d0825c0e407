// Sorting longer runs of marks would take quadratic time. No writing needs them. Source: UAX #15, Stream-Safe Text
// Format. The two halfwidth sound marks are letters until NFKC turns them into marks.
const excessMarks = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;
const otherDigit = /[^\P{Nd}0-9]/gu;

/**
 * The form in which personal data is looked for, which gives one spelling to what reads the same: NFKC (full-width
 * signs, accents written apart, special spaces) with every decimal digit as 0 to 9.
 */
export function toPlainForm(text: string): string {
  return text.replace(excessMarks, "$1").normalize("NFKC").replace(otherDigit, toAsciiDigit);
}

const knownDigits = new Map<string, string>();

function toAsciiDigit(digit: string): string {
  const known = knownDigits.get(digit) ?? `${placeInBlock(digit.codePointAt(0) ?? 0)}`;
  knownDigits.set(digit, known);
  return known;
}

/** Unicode lists decimal digits in blocks from 0 to 9; blocks may touch. Source: Unicode Standard, section 4.6. */
function placeInBlock(codePoint: number): number {
  let place = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - place - 1))) place += 1;
  return place % 10;
}
