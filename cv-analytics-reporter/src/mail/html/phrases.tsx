import type { Change, Tone } from "../words/changes";
import type { Phrase, Quote } from "../words/quote";
import { paint, type Role } from "./theme";

const roles: Readonly<Record<Tone, Role>> = { good: "good", bad: "bad", neutral: "muted" };

/** In a direction of its own: a text from right to left leaves the line around it alone. */
export function Said({ quote }: { readonly quote: Quote }) {
  return <bdi dir="auto">{quote.text}</bdi>;
}

/** Quotation marks keep what others typed apart from what the report says. */
export function Quoted({ quote }: { readonly quote: Quote }) {
  return (
    <>
      "<Said quote={quote} />"
    </>
  );
}

export function Sentence({ phrase }: { readonly phrase: Phrase }) {
  return <>{phrase.map((part) => (typeof part === "string" ? part : <Quoted quote={part} />))}</>;
}

export function ChangeWords({ change: { text, tone, was } }: { readonly change: Change }) {
  return (
    <>
      <span {...paint(roles[tone], { "font-weight": "600" })}>
        {unbroken(text)}
        {was && ","}
      </span>{" "}
      <span {...paint("muted")}>{was && unbroken(was)}</span>
    </>
  );
}

/** Keeps what belongs to a number in its line: "22 %", "0.8 s", "3 Nov", "was 316". */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d) (?=%|s\b|point|[A-Z][a-z]{2}\b)|(?<=\bwas) /g, "\u00A0");
}
