import type { Foot } from "../words/foot";
import { paint } from "./theme";

const fine = { "font-size": "13px", "line-height": "20px", margin: "0 0 8px" };
const code = {
  ...fine,
  padding: "8px 12px",
  "border-radius": "6px",
  "font-family": "Menlo,Consolas,monospace",
  "white-space": "pre-wrap",
};

export function FootLines({ foot: { unsubscribe, sendAgain, command, addresses } }: { readonly foot: Foot }) {
  return (
    <tr>
      <td {...paint("muted", { padding: "0 0 28px" })}>
        <p style={fine}>{unsubscribe}</p>
        <p style={fine}>{sendAgain}</p>
        <pre {...paint("tile", code)}>{command.join("\n")}</pre>
        <p style={fine}>{addresses}</p>
      </td>
    </tr>
  );
}
