import { isPaymentCard } from "./payment-card";
import { isPhoneNumber } from "./phone-number";

// Both patterns take linear time: neighbouring parts of a pattern share no character, and the lookbehind lets an
// address start only where a run of its characters starts.
const letters = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}`;
const localPart = String.raw`${letters}\d.!#$%&'*+/=?^_\x60{|}~-`;
const emailAddress = new RegExp(
  String.raw`(?<![${localPart}])[${localPart}]+@(?:[${letters}\d-]+\.)+(?:xn--[a-z\d-]+|[${letters}]{2,})`,
  "giu",
);

// Digits with at most three separators between two of them, perhaps after a plus sign or with bracketed first digits.
const numberRun = /(?:(?<![\w+])\+)?(?:\((?=\d+\)[ .-]{0,3}\d))?\d(?:[ .()/\u00a0\u2007-\u2015\u202f-]{0,3}\d)*/g;

/** Replaces e-mail addresses, card numbers and phone numbers by `[email]`, `[card]` and `[phone]`. */
export function maskPersonalData(text: string): string {
  return text.replace(emailAddress, "[email]").replace(numberRun, maskNumber);
}

function maskNumber(run: string): string {
  if (isPaymentCard(run)) return "[card]";
  return isPhoneNumber(run) ? "[phone]" : run;
}
