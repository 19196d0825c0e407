import type { Figure } from "../words/figures";
import { Grid, small } from "./layout";
import { ChangeWords } from "./phrases";
import { paint } from "./theme";

/** The main figures, two in a row also on a phone. */
export function Tiles({ figures }: { readonly figures: readonly Figure[] }) {
  const rows = Array.from({ length: Math.ceil(figures.length / 2) }, (_, row) => figures.slice(2 * row, 2 * row + 2));
  return (
    <Grid style={{ "table-layout": "fixed" }}>
      {rows.map(([left, right], index) => (
        <>
          {index > 0 && <Gutter />}
          <tr>
            {left && <Tile figure={left} />}
            <td width="8" />
            {right && <Tile figure={right} />}
          </tr>
        </>
      ))}
    </Grid>
  );
}

function Tile({ figure: { label, value, change } }: { readonly figure: Figure }) {
  return (
    <td valign="top" {...paint("tile", { padding: "12px", "border-radius": "10px" })}>
      <div {...paint("muted", small)}>{label}</div>
      <div style={{ "font-size": sizeOf(value), "line-height": "36px", "font-weight": "700" }}>{value}</div>
      {change && (
        <div style={small}>
          <ChangeWords change={change} />
        </div>
      )}
    </td>
  );
}

/** Seven large digits have room on a phone. */
function sizeOf(value: string): string {
  return value.length > 7 ? "20px" : "28px";
}

function Gutter() {
  return (
    <tr>
      <td height="8" style={{ "font-size": "1px", "line-height": "1px" }} />
    </tr>
  );
}
