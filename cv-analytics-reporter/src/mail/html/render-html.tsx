import { renderToString } from "preact-render-to-string";
import { type Content, headings } from "../words/content";
import { DayColumns, HourStrip } from "./charts";
import { FootLines } from "./foot";
import { Head } from "./head";
import { Paragraph, Section, SubHeading } from "./layout";
import { GapList, TopQuestions } from "./listings";
import { Matches } from "./matches";
import { Page } from "./page";
import { Sentence } from "./phrases";
import { Tiles } from "./tiles";
import { TrustDetails } from "./trust";
import { WeekRows } from "./weeks";

/** The mail as HTML: tables for layout, styles inline, no script, no image, no link, nothing remote. */
export function renderHtml(content: Content): string {
  // Mail servers dislike lines of more than 998 bytes; a visitor's text has no "<" any more.
  const lines = renderToString(<Report content={content} />).replaceAll("</tr>", "</tr>\n");
  return `<!doctype html>\n${lines}\n`;
}

function Report({ content }: { readonly content: Content }) {
  const { head, lead, figures, movements, questions, gaps, trust, cost, foot } = content;
  return (
    <Page title={`${head.title} ${head.week}`} preheader={lead}>
      <Head content={content} />
      <Section heading={headings.figures}>
        <Tiles figures={figures.main} />
      </Section>
      {figures.matches.length > 0 && (
        <Section heading={headings.matches}>
          <Matches figures={figures.matches} />
        </Section>
      )}
      <Section heading={headings.movements}>
        {movements.map((phrase) => (
          <Paragraph>
            <Sentence phrase={phrase} />
          </Paragraph>
        ))}
      </Section>
      {questions.entries.length > 0 && (
        <Section heading={headings.questions}>
          <TopQuestions listed={questions} />
        </Section>
      )}
      <Section heading={headings.gaps}>
        <GapList gaps={gaps} />
      </Section>
      <Times content={content} />
      <Section heading={headings.trust}>
        <TrustDetails trust={trust} />
      </Section>
      <Section heading={headings.cost}>
        <Paragraph>{cost}</Paragraph>
      </Section>
      <FootLines foot={foot} />
    </Page>
  );
}

function Times({ content: { times } }: { readonly content: Content }) {
  const { days, hours, busiest, weeks, unknownWeeks } = times;
  return (
    <Section heading={headings.times}>
      <SubHeading>{headings.days}</SubHeading>
      <DayColumns days={days} />
      {days.map(({ label, note }) => note && <Paragraph>{`${label}: ${note}`}</Paragraph>)}
      <SubHeading>{headings.hours}</SubHeading>
      <HourStrip hours={hours} />
      <Paragraph>{busiest}</Paragraph>
      <SubHeading>{headings.weeks}</SubHeading>
      {unknownWeeks && <Paragraph>{unknownWeeks}</Paragraph>}
      <WeekRows weeks={weeks} />
    </Section>
  );
}
