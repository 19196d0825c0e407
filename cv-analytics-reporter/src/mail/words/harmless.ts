/** Full stops that browsers take for the dot of a domain (https://www.unicode.org/reports/tr46/, mapping table). */
const dot = "[.\\u2024\\u3002\\uFE52\\uFF0E\\uFF61]";
/** Browsers take letters in circles, Roman numerals and many a symbol for plain letters. */
const letter = "(?:[\\p{L}\\p{M}]|(?![\\p{P}\\p{Nd}])[^\\0-\\x7F\\s])";

/**
 * Endings of file and library names that CV questions are full of and that are no top-level domains
 * (https://data.iana.org/TLD/tlds-alpha-by-domain.txt). `java`, `md`, `py`, `rs` and `sh` are.
 */
const noDomains =
  "js|jsx|ts|tsx|mjs|cjs|json|html|htm|css|scss|sql|xml|yaml|yml|toml|csv|txt|pdf|docx?|cpp|hpp|kt|cs|go|vb|php|exe|png|jpg|svg";

/** A name that visitors often type and whose domain is its maker's own; only where it stands alone. */
const name = "(?<=^|[\\s(\"'])ASP\\.NET(?=[.,;:!?)\"']*(?:\\s|$))";
const domainDot = `(?<=[^\\s.])${dot}(?=xn--|(?!(?:${noDomains})(?![\\p{L}\\p{M}\\p{N}]))(?![a-z]+[0-9])(?:${letter}{2}|[\\u3300-\\u33FF]))`;
/** Linked for their first word, whatever follows. */
const hostDot = `(?<=\\b(?:www\\d*|ftp))${dot}(?=\\S)`;
const nameOrDot = new RegExp(`(${name})|${domainDot}|${hostDot}`, "giu");
const address = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;

const schemeSlashes = /[:\uFF1A](?=\/\/)/g;
/** "mailto:", "tel:", "javascript:" and whatever may come; `std::vector` and "Re: this" are no links. */
const schemeColon = /(?<=\p{L}[\p{L}\p{N}+.-]*)[:\uFF1A](?=[^\s:])/gu;
/** Outlook links the path of a file server; opening one hands over the reader's password hash. */
const serverPath = /\\\\(?=[\p{L}\p{N}])/gu;
const at = /(?<=[^\s([{,;])[@\uFE6B\uFF20](?=\S)/gu;

/** Nine digits or more, which may be dialled; years and dates have fewer between them. */
const phoneNumber = /(?<![\p{L}\p{N}])(?!(?:19|20)\d\d[ ./-])\+?(?:\p{Nd}[ .()/\u2010-\u2015-]{0,3}){8,}\p{Nd}/gu;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** In code points: the longest syllables of Indic scripts. */
const longestGrapheme = 8;

/**
 * What a visitor typed, without anything that mail programs make clickable: "evil[.]com", "http[:]//", "me[at]home".
 * A dot is broken when the letters after it may be a top-level domain, so that Node.js, v1.2 and "e.g." stay. Dates and
 * street addresses stay too; they open no more than the reader's own calendar or map.
 */
export function harmless(typed: string): string {
  return shortenGraphemes(typed)
    .replace(schemeSlashes, "[:]")
    .replace(schemeColon, "[:]")
    .replace(serverPath, "[\\\\]")
    .replace(at, "[at]")
    .replace(address, "$1[.]$2[.]$3[.]$4")
    .replace(phoneNumber, spellDigits)
    .replace(nameOrDot, (_, kept?: string) => kept ?? "[.]");
}

/** Some scripts join any number of letters to one character as wide as the page, which browsers do not break. */
function shortenGraphemes(typed: string): string {
  return Array.from(graphemes.segment(typed), ({ segment }) => shorten([...segment])).join("");
}

function shorten(grapheme: readonly string[]): string {
  return grapheme.slice(0, longestGrapheme).join("") + (grapheme.length > longestGrapheme ? "\u2026" : "");
}

function spellDigits(number: string): string {
  const groups = number.replace(/[^\p{Nd}]/gu, "").match(/.{1,3}/gu) ?? [];
  return (number.startsWith("+") ? "+" : "") + groups.join("_");
}
