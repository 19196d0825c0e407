import { headings } from "../words/content";
import type { Tally, Trust } from "../words/trust";
import { SubHeading, small } from "./layout";
import { QuoteList } from "./listings";
import { paint } from "./theme";

export function TrustDetails({ trust: { tallies, unanswered, verdict, isWell } }: { readonly trust: Trust }) {
  return (
    <>
      <Tallies tallies={tallies} />
      {(unanswered.entries.length > 0 || unanswered.more) && (
        <>
          <SubHeading>{headings.unanswered}</SubHeading>
          <QuoteList listed={unanswered} />
        </>
      )}
      {verdict.map((line, index) => (
        <p {...verdictPaint(isWell && index === 0)}>{line}</p>
      ))}
    </>
  );
}

function Tallies({ tallies }: { readonly tallies: readonly Tally[] }) {
  const cell = { padding: "6px 0", "border-bottom-width": "1px", "border-bottom-style": "solid" };
  return (
    <table width="100%" cellpadding="0" cellspacing="0">
      {tallies.map(({ label, value }) => (
        <tr>
          <th scope="row" align="left" {...paint("line", { ...cell, "font-weight": "400" })}>
            {label}
          </th>
          <td
            align="right"
            valign="top"
            {...paint("line", { ...cell, "padding-left": "12px", "font-weight": "700", "white-space": "nowrap" })}
          >
            {value}
          </td>
        </tr>
      ))}
    </table>
  );
}

function verdictPaint(isReassuring: boolean) {
  const style = { ...small, margin: "12px 0 0" };
  return isReassuring ? paint("well", { ...style, padding: "10px 14px", "border-radius": "8px" }) : { style };
}
