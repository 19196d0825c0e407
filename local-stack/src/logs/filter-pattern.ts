import { AwsError } from "../aws/service";

/** A quoted term, in which a backslash keeps a quotation mark from ending it, or a plain one. */
const term = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y;

/**
 * Reads a filter pattern of plain and quoted terms, all of which must occur in a line, in any order and in their case; an
 * empty one finds every line. Throws InvalidParameterException for optional (`?`) and excluded (`-`) terms, JSON, fields
 * and regular expressions, which the local stack has not, and for a plain term with other characters than letters, digits
 * and `_`, as AWS does.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseFilterPattern(pattern: string): (line: string) => boolean {
  const terms = termsOf(pattern.trim());
  return (line) => terms.every((one) => line.includes(one));
}

function termsOf(pattern: string): string[] {
  const terms: string[] = [];
  term.lastIndex = 0;
  while (term.lastIndex < pattern.length) {
    const match = term.exec(pattern);
    if (!match) throw invalid(`Invalid filter pattern: a quotation mark is open in ${pattern}`);
    const [, quoted, plain = ""] = match;
    if (quoted === undefined && !/^\w+$/.test(plain)) throw invalid(`Invalid character(s) in term '${plain}'`);
    terms.push(quoted?.replace(/\\(["\\])/g, "$1") ?? plain);
  }
  return terms;
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
