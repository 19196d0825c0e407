/** A regular expression as far as texts are made from it: anchors and back references are left out. */
export type Piece =
  | { readonly kind: "one"; readonly characters: readonly string[] }
  | { readonly kind: "all"; readonly pieces: readonly Piece[] }
  | { readonly kind: "either"; readonly options: readonly Piece[] }
  | { readonly kind: "not"; readonly piece: Piece }
  | { readonly kind: "repeat"; readonly piece: Piece; readonly fewest: number; readonly most: number };

const token =
  /\((?:\?(?:<?[=!]|:|<[^>]+>))?|[)|^$]|\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u(?:\{[^}]*\}|[\da-f]{4})|\\x[\da-f]{2}|\\.|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gisu;
const anchor = /^(?:[$^]|\\[bB1-9])$/;
const repeat = /^(?:[*+?]|\{\d)/;

const asciiAndMore = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u00e9\u00df\u7528\u304b\u0e01\u0301\uff9e\u0663\u200b\u2212\u2013\u2019\uff1a\uff20\u3000\u212a\u009b\ufffe\ud800\u{1f600}",
];
const wholePlane = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
const mostCharactersOfOne = 4;

/** Each character class is given by characters that other parts of the pattern take as well, as far as there are any. */
export function readPattern({ source, flags }: RegExp): Piece {
  const tokens = source.match(token) ?? [];
  const kinds = [...new Set(tokens)]
    .filter(isOne)
    .map((text) => new RegExp(`^(?:${text})$`, flags.replace(/[gy]/g, "")));
  const kindsOf = (character: string) => kinds.map((kind) => Number(kind.test(character))).join("");
  const kindsOfCharacter = new Map(asciiAndMore.map((character) => [character, kindsOf(character)]));
  const shared = (kindsOfOne: string) => kindsOfOne.replaceAll("0", "").length;
  let at = 0;

  function charactersOf(text: string): readonly string[] {
    const kind = new RegExp(`^(?:${text})$`, flags.replace(/[gy]/g, ""));
    const firstOfKinds = new Map<string, string>();
    for (const [character, ofCharacter] of kindsOfCharacter)
      if (kind.test(character) && !firstOfKinds.has(ofCharacter)) firstOfKinds.set(ofCharacter, character);
    if (firstOfKinds.size === 0) return wholePlane.filter((character) => kind.test(character)).slice(0, 1);
    const mostSharedFirst = [...firstOfKinds].sort(([one], [other]) => shared(other) - shared(one));
    return mostSharedFirst.slice(0, mostCharactersOfOne).map(([, character]) => character);
  }

  function readOptions(): Piece {
    const options = [readAll()];
    for (; tokens[at] === "|"; options.push(readAll())) at += 1;
    return { kind: "either", options };
  }

  function readAll(): Piece {
    const pieces: Piece[] = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")") pieces.push(readRepeated());
    return { kind: "all", pieces };
  }

  function readRepeated(): Piece {
    const piece = readOne();
    const text = tokens[at] ?? "";
    if (!repeat.test(text)) return piece;
    at += 1;
    return { kind: "repeat", piece, ...timesIn(text) };
  }

  function readOne(): Piece {
    const text = tokens[at] ?? "";
    at += 1;
    if (anchor.test(text)) return { kind: "all", pieces: [] };
    if (!text.startsWith("(")) return { kind: "one", characters: charactersOf(text) };
    const piece = readOptions();
    at += 1;
    return text.endsWith("!") ? { kind: "not", piece } : piece;
  }

  return readOptions();
}

function isOne(text: string): boolean {
  return !/^[()|]/.test(text) && !anchor.test(text) && !repeat.test(text);
}

function timesIn(text: string): { fewest: number; most: number } {
  if (/^[*+]/.test(text)) return { fewest: text.startsWith("+") ? 1 : 0, most: Number.POSITIVE_INFINITY };
  if (text.startsWith("?")) return { fewest: 0, most: 1 };
  const [, fewest = "0", comma, most] = /^\{(\d+)(,?)(\d*)/.exec(text) ?? [];
  return { fewest: Number(fewest), most: most ? Number(most) : comma ? Number.POSITIVE_INFINITY : Number(fewest) };
}
