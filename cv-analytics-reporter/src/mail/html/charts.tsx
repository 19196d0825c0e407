import type { DayBar } from "../words/times";
import { Grid, small } from "./layout";
import { unbroken } from "./phrases";
import { paint, shades } from "./theme";

const highestInPixels = 80;
const thin = { "font-size": "1px", "line-height": "1px", "border-radius": "3px" };

interface ShareBarProps {
  readonly share: number;
  readonly height: number;
  readonly topMargin?: number;
}

/** A part of a whole, in a line. */
export function ShareBar({ share, height, topMargin = 0 }: ShareBarProps) {
  const percent = Math.ceil(share * 100);
  return (
    <Grid style={{ "table-layout": "fixed", "margin-top": `${topMargin}px` }}>
      <tr>
        {percent > 0 && <td width={`${percent}%`} height={height} {...paint("bar", thin)} />}
        {percent < 100 && <td height={height} {...paint("track", thin)} />}
      </tr>
    </Grid>
  );
}

/** Days side by side. */
export function DayColumns({ days }: { readonly days: readonly DayBar[] }) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0" style={{ "table-layout": "fixed", ...small }}>
      <tr>
        {days.map(({ value, share }) => (
          <td align="center" valign="bottom" style={{ padding: "0 3px" }}>
            {value}
            <Grid>
              <tr>
                <td height={Math.max(2, Math.round(share * highestInPixels))} {...paint("bar", thin)} />
              </tr>
            </Grid>
          </td>
        ))}
      </tr>
      <tr>
        {days.map(({ label }) => (
          <th scope="col" {...paint("muted", { "font-weight": "400", "font-size": "13px", padding: "4px 2px 0" })}>
            {unbroken(label)}
          </th>
        ))}
      </tr>
    </table>
  );
}

/** The day from midnight to midnight; what it shows is said below it. */
export function HourStrip({ hours }: { readonly hours: readonly number[] }) {
  const blocks = ["00-05", "06-11", "12-17", "18-23"];
  return (
    <Grid style={{ "table-layout": "fixed", "border-collapse": "separate", "border-spacing": "1px" }}>
      <tr>
        {hours.map((share) => (
          <td height="30" {...paint(shades[Math.ceil(share * (shades.length - 1))] ?? "shade0", thin)} />
        ))}
      </tr>
      <tr>
        {blocks.map((block) => (
          <td colspan={hours.length / blocks.length} align="center" {...paint("muted", { "font-size": "13px" })}>
            {block}
          </td>
        ))}
      </tr>
    </Grid>
  );
}
