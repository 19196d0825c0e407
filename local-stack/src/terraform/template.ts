import type { TemplatePart } from "./expression-syntax";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/**
 * Splits a template from `start` into its text and the sources of its `${}` expressions. A quoted template knows
 * backslash escapes and ends after its closing quote; a whole JSON string knows none and ends with the string.
 */
export function splitTemplate(
  source: string,
  start: number,
  { quoted }: { quoted: boolean },
): { parts: TemplatePart[]; end: number } {
  const parts: TemplatePart[] = [];
  let text = "";
  let position = start;
  const endText = () => {
    if (text !== "") parts.push({ text });
    text = "";
  };
  while (position < source.length) {
    const character = source.charAt(position);
    if (quoted && character === '"') {
      endText();
      return { parts, end: position + 1 };
    }
    if (source.startsWith("$${", position) || source.startsWith("%%{", position)) {
      text += source.slice(position + 1, position + 3);
      position += 3;
    } else if (source.startsWith("%{", position)) {
      throw new Error("template directives (%{ }) are not supported");
    } else if (source.startsWith("${", position)) {
      endText();
      const end = endOfExpression(source, position + 2);
      parts.push({ expression: source.slice(position + 2, end) });
      position = end + 1;
    } else if (quoted && character === "\\") {
      const { escaped, end } = readEscape(source, position);
      text += escaped;
      position = end;
    } else {
      text += character;
      position += 1;
    }
  }
  if (quoted) throw new Error("a quoted text is not closed");
  endText();
  return { parts, end: position };
}

/** The position of the brace that closes the expression, past quoted texts and inner braces. */
function endOfExpression(source: string, start: number): number {
  let depth = 0;
  for (let position = start; position < source.length; position += 1) {
    const character = source.charAt(position);
    if (character === '"') position = splitTemplate(source, position + 1, { quoted: true }).end - 1;
    else if (character === "{") depth += 1;
    else if (character === "}" && depth === 0) return position;
    else if (character === "}") depth -= 1;
  }
  throw new Error("${ is not closed by }");
}

function readEscape(source: string, start: number): { escaped: string; end: number } {
  const unicode = /\\u([0-9a-fA-F]{4})/y;
  unicode.lastIndex = start;
  const code = unicode.exec(source)?.[1];
  if (code) return { escaped: String.fromCharCode(Number.parseInt(code, 16)), end: start + 6 };
  const escaped = escapes[source.charAt(start + 1)];
  if (escaped === undefined) throw new Error(`unknown escape \\${source.charAt(start + 1)}`);
  return { escaped, end: start + 2 };
}
