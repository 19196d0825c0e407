import type { MatchFigure } from "../words/figures";
import { Grid, small } from "./layout";
import { ChangeWords, unbroken } from "./phrases";
import { paint } from "./theme";

/** A bar of the three kinds of answers, and the figures as its legend. */
export function Matches({ figures }: { readonly figures: readonly MatchFigure[] }) {
  return (
    <>
      <StackedBar figures={figures.filter(({ share }) => share > 0)} />
      <table width="100%" cellpadding="0" cellspacing="0" style={{ "margin-top": "8px" }}>
        {figures.map((figure) => (
          <Legend figure={figure} />
        ))}
      </table>
    </>
  );
}

function StackedBar({ figures }: { readonly figures: readonly MatchFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <Grid style={{ "table-layout": "fixed" }}>
      <tr>
        {figures.map(({ type, share }) => (
          <td height="14" width={`${(share * 100).toFixed(2)}%`} {...paint(type, { "font-size": "1px" })} />
        ))}
      </tr>
    </Grid>
  );
}

function Legend({ figure: { type, label, value, change } }: { readonly figure: MatchFigure }) {
  const cell = { padding: "6px 0 4px 10px", "vertical-align": "top" };
  return (
    <tr>
      <td width="14" style={{ padding: "11px 0 0", "vertical-align": "top" }}>
        <div {...paint(type, { width: "14px", height: "14px", "border-radius": "3px" })} />
      </td>
      <th scope="row" align="left" style={{ ...cell, "font-weight": "400", "white-space": "nowrap" }}>
        {label}
      </th>
      <td align="right" style={cell}>
        <strong>{unbroken(value)}</strong>
        {change && (
          <div style={small}>
            <ChangeWords change={change} />
          </div>
        )}
      </td>
    </tr>
  );
}
