import Table from "cli-table3";

const none = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
};
const noBorder = {
  ...none,
  "bottom-right": "",
  left: "  ",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Columns without borders, indented by two; columns that hold nothing are left out. */
export function table(rows: readonly (readonly string[])[]): string {
  const used = (rows[0] ?? []).map((_, column) => rows.some((row) => row[column] !== ""));
  const lines = new Table({ chars: noBorder, style: { "padding-left": 0, "padding-right": 0, head: [], border: [] } });
  lines.push(...rows.map((row) => row.filter((_, column) => used[column])));
  return lines.toString().replace(/(?<! ) +$/gm, "");
}
