/** Bold, dim, red, green, yellow and their ends, as picocolors writes them. */
const ownColours = ["1", "2", "22", "31", "32", "33", "39"].map((code) => `\u001b[${code}m`);
const c0ButTabAndLineEnd = "\\u0000-\\u0008\\u000b-\\u001f";
const delAndC1 = "\\u007f-\\u009f";
const directionsAndSeparators = "\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";
const drivers = new RegExp(`[${c0ButTabAndLineEnd}${delAndC1}${directionsAndSeparators}]`);

/** The first character of a text that a terminal would obey, by its number; undefined when there is none. */
export function driverIn(shown: string): string | undefined {
  const uncoloured = ownColours.reduce((text, colour) => text.replaceAll(colour, ""), shown);
  const [driver] = drivers.exec(uncoloured) ?? [];
  return driver && `U+${driver.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
