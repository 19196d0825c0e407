import type { WeekBar } from "../words/times";
import { ShareBar } from "./charts";
import { small } from "./layout";
import { paint } from "./theme";

const plain = { "font-weight": "400", padding: "3px 0", "vertical-align": "bottom", "white-space": "nowrap" };

/** One line a week, so that numbers of any size have room beside their bar. */
export function WeekRows({ weeks }: { readonly weeks: readonly WeekBar[] }) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0" style={small}>
      <tr {...paint("muted")}>
        <th scope="col" align="left" style={plain}>
          Week
        </th>
        <td />
        <th scope="col" align="right" style={plain}>
          Questions
        </th>
        <th scope="col" align="right" style={{ ...plain, "white-space": "normal" }}>
          Average score
        </th>
      </tr>
      {weeks.map((week) => (
        <WeekRow week={week} />
      ))}
    </table>
  );
}

function WeekRow({ week: { week, known } }: { readonly week: WeekBar }) {
  return (
    <tr>
      <th scope="row" align="left" style={{ ...plain, width: "76px" }}>
        {week}
      </th>
      <td style={{ padding: "3px 0" }}>{known && <ShareBar share={known.share} height={12} />}</td>
      <td align="right" width="76" {...paint(known ? "ink" : "muted", plain)}>
        {known?.queries ?? "unknown"}
      </td>
      <td align="right" width="66" {...paint("muted", plain)}>
        {known?.averageScore}
      </td>
    </tr>
  );
}
