/** Source: ISO/IEC 7812-1. */
const fewestDigits = 13;
const mostDigits = 19;

// As printed: 4-4-4-4-3 is the longest way. It bounds the work on a hostile run of thousands of short groups.
const mostGroups = 5;

// First digits that payment schemes use; a year starts with 19 or 20.
const schemePrefix = /^(?:[3-9]|2[2-7])/;

/**
 * Whether neighbouring groups of digits in this run make up a card number with a valid check digit. Each of them but
 * the last has at least `fewestInGroup` digits.
 */
export function isPaymentCard(run: string, fewestInGroup = 1): boolean {
  const groups = run.match(/\d+/g) ?? [];
  return groups.some((_, start) => startsWithCard(groups, start, fewestInGroup));
}

function startsWithCard(groups: readonly string[], start: number, fewestInGroup: number): boolean {
  let digits = "";
  for (const group of groups.slice(start, start + mostGroups)) {
    digits += group;
    if (digits.length > mostDigits) return false;
    if (digits.length >= fewestDigits && schemePrefix.test(digits) && hasValidCheckDigit(digits)) return true;
    if (group.length < fewestInGroup) return false;
  }
  return false;
}

const zero = "0".charCodeAt(0);

/** The Luhn algorithm: from the right, every second digit counts double, and the sum ends in 0. */
function hasValidCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - zero;
    const weighted = place % 2 === 0 ? digit : 2 * digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
