import { isPaymentCard } from "./payment-card";
import { isPhoneNumber } from "./phone-number";
import { toPlainForm } from "./plain-form";

// All patterns take linear time: neighbouring parts of a pattern share no character, and the lookbehind lets an
// address start only where a run of its characters starts.
const letters = String.raw`\p{L}\p{M}\p{N}\p{Cf}`;
const localPart = String.raw`${letters}.!#$%&'*+/=?^_\x60{|}~-`;
const emailAddress = new RegExp(
  String.raw`(?<![${localPart}])[${localPart}]+@(?:[${letters}-]+\.)+(?:[xX][nN]--[a-zA-Z\d-]+|[\p{L}\p{M}]{2,})`,
  "gu",
);

// Digits with at most three separators between two of them, perhaps after a plus sign or with bracketed first digits.
const firstDigit = String.raw`(?:(?<![\w+])\+)?(?:\((?=\d+\)[ .\p{Pd}]{0,3}\d))?\d`;
const numberRun = new RegExp(String.raw`${firstDigit}(?:[ .()/\p{Pd}\u2212\p{Cf}]{0,3}\d)*`, "gu");

// What a table, a list or a line break puts between digits as well. Only cards are looked for in it, in groups of four
// digits or more: figures in groups of three, and lists that add up to a phone number, are found everywhere.
const wideRun = new RegExp(String.raw`${firstDigit}(?:[\s.,_()/\p{Pd}\u2212\p{Cf}]{0,8}\d)*`, "gu");
const fewestDigitsInWideGroup = 4;

/**
 * Replaces e-mail addresses, card numbers and phone numbers by `[email]`, `[card]` and `[phone]`. A text that holds
 * none comes back as it was; one that does comes back in its plain form (NFKC, digits 0 to 9).
 */
export function maskPersonalData(text: string): string {
  const plain = toPlainForm(text);
  const masked = plain
    .replace(emailAddress, "[email]")
    .replace(wideRun, (run) => (isPaymentCard(run, fewestDigitsInWideGroup) ? "[card]" : run))
    .replace(numberRun, maskNumber);
  return masked === plain ? text : masked;
}

function maskNumber(run: string): string {
  if (isPaymentCard(run)) return "[card]";
  return isPhoneNumber(run) ? "[phone]" : run;
}
