import type { ComponentChildren } from "preact";
import type { Change } from "../words/changes";
import type { Gaps } from "../words/gaps";
import type { Listed, QuestionEntry } from "../words/questions";
import type { Quote } from "../words/quote";
import { ShareBar } from "./charts";
import { Paragraph, small } from "./layout";
import { ChangeWords, Quoted, Said, unbroken } from "./phrases";
import { paint } from "./theme";

export function TopQuestions({ listed: { entries, more } }: { readonly listed: Listed<QuestionEntry> }) {
  return (
    <>
      <Numbered>
        {entries.map((entry) => (
          <li style={{ margin: "0 0 14px" }}>
            <Wording quote={entry.wording} />
            <Facts {...entry} />
            <ShareBar share={entry.share} height={6} topMargin={5} />
          </li>
        ))}
      </Numbered>
      <More text={more} />
    </>
  );
}

export function GapList({ gaps: { intro, entries, more } }: { readonly gaps: Gaps }) {
  return (
    <>
      <Paragraph>{intro}</Paragraph>
      <Numbered>
        {entries.map((gap) => (
          <li style={{ margin: "0 0 18px" }}>
            <Wording quote={gap.topic} />
            <Facts {...gap} />
            <Quotes heading="Also asked as:" listed={gap.examples} />
            <Quotes heading="What the chatbot gave as its reason:" listed={gap.reasons} />
          </li>
        ))}
      </Numbered>
      <More text={more} />
    </>
  );
}

export function QuoteList({ listed: { entries, more } }: { readonly listed: Listed<Quote> }) {
  return (
    <>
      <Numbered>
        {entries.map((quote) => (
          <li style={{ margin: "0 0 4px" }}>
            <Said quote={quote} />
          </li>
        ))}
      </Numbered>
      <More text={more} />
    </>
  );
}

function Numbered({ children }: { readonly children: readonly ComponentChildren[] }) {
  if (children.length === 0) return null;
  return <ol style={{ margin: "0", padding: "0 0 0 26px" }}>{children}</ol>;
}

function Wording({ quote }: { readonly quote: Quote }) {
  return (
    <div style={{ "font-weight": "600" }}>
      <Said quote={quote} />
    </div>
  );
}

function Facts({ facts, change }: { readonly facts: string; readonly change?: Change }) {
  return (
    <div {...paint("muted", small)}>
      {unbroken(facts)}
      {change && (
        <>
          , <ChangeWords change={change} />
        </>
      )}
    </div>
  );
}

function Quotes({ heading, listed: { entries, more } }: { readonly heading: string; readonly listed: Listed<Quote> }) {
  if (entries.length === 0) return null;
  return (
    <div style={{ ...small, "margin-top": "6px" }}>
      <div {...paint("muted")}>{heading}</div>
      {entries.map((quote) => (
        <div style={{ "padding-left": "12px" }}>
          <Quoted quote={quote} />
        </div>
      ))}
      {more && <div {...paint("muted", { "padding-left": "12px" })}>{more}</div>}
    </div>
  );
}

function More({ text }: { readonly text: string | undefined }) {
  return text ? <div {...paint("muted", { ...small, "padding-left": "26px" })}>{text}</div> : null;
}
