// C1 controls are commands to a terminal as C0 are; marks of direction turn the order of letters round; the separators
// end a line for some programs.
const c1AndDirections = "\\u0080-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";
const commands = new RegExp(`[${c1AndDirections}]`, "g");

/** The same JSON with what could drive a terminal as escapes; C0 controls are escapes in every JSON. */
export function harmlessJson(json: string): string {
  return json.replace(commands, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The colours of this tool, line ends and tabs, or anything else that a terminal would obey. */
const drivers = new RegExp(
  `(\\u001b\\[(?:1|2|22|3[123]|39)m|[\\n\\t])|[\\u0000-\\u001f\\u007f${c1AndDirections}]`,
  "g",
);

/** The same text with a mark in place of each control, whoever put it there; only this tool's own colours remain. */
export function harmlessText(text: string): string {
  return text.replace(drivers, (_, ours: string | undefined) => ours ?? "\ufffd");
}
