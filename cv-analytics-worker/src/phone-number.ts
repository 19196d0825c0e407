const fewestDigitsAfterPlus = 7;
const fewestDigits = 9;

// 0151.234.5678, 555.123.4567, 612.345.678; any other digits joined by dots alone are a version, an address or a decimal.
const dottedPhone = /^(?:0\d|(?:1\.)?\d{3}\.\d{3}\.\d{3,4}$)/;

/**
 * Whether a run of digits and separators reads like a phone number: nine digits or more (seven after a plus sign) that
 * are neither dates nor years nor a version. In doubt it does: a number too many masked costs less than one too few.
 */
export function isPhoneNumber(run: string): boolean {
  const groups = run.match(/\d+/g) ?? [];
  const digits = groups.reduce((sum, group) => sum + group.length, 0);
  if (run.startsWith("+")) return digits >= fewestDigitsAfterPlus;
  if (digits < fewestDigits || areDates(groups)) return false;
  return groups.join(".") !== run || groups.length === 1 || dottedPhone.test(run);
}

/** Years, with days and months or without: 2019-2023, 01/2019 - 12/2023, 2023-11-08. */
function areDates(groups: readonly string[]): boolean {
  return groups.some(isYear) && groups.every((group) => isYear(group) || group.length <= 2);
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}
