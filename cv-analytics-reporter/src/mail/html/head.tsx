import type { Content } from "../words/content";
import type { Warning, Warnings } from "../words/warnings";
import { small } from "./layout";
import { unbroken } from "./phrases";
import { paint, type Role } from "./theme";

export function Head({ content: { head, lead, warnings } }: { readonly content: Content }) {
  return (
    <tr>
      <td style={{ padding: "28px 0 20px" }}>
        <h1 style={{ margin: "0 0 6px", "font-size": "34px", "line-height": "42px", "font-weight": "700" }}>
          <span {...paint("muted", { display: "block", "font-size": "16px", "line-height": "24px" })}>
            {head.title}{" "}
          </span>
          {head.week}
        </h1>
        <p {...paint("muted", { ...small, margin: "0 0 14px" })}>
          {head.dates}
          <br />
          {head.made}
        </p>
        <p style={{ margin: "0", "font-size": "18px", "line-height": "27px" }}>{unbroken(lead)}</p>
        <WarningBoxes warnings={warnings} />
      </td>
    </tr>
  );
}

function WarningBoxes({ warnings: { missing, notes } }: { readonly warnings: Warnings }) {
  return (
    <>
      <WarningBox paintedAs="warning" label="Warning" warnings={missing} />
      <WarningBox paintedAs="note" label="Note" warnings={notes} />
    </>
  );
}

interface WarningBoxProps {
  readonly paintedAs: Role;
  readonly label: string;
  readonly warnings: readonly Warning[];
}

function WarningBox({ paintedAs, label, warnings }: WarningBoxProps) {
  if (warnings.length === 0) return null;
  return (
    <div {...paint(paintedAs, { ...small, margin: "14px 0 0", padding: "10px 14px 4px", "border-radius": "8px" })}>
      {warnings.map(({ brief }) => (
        <p style={{ margin: "0 0 6px" }}>
          <strong>{label}:</strong> {brief}
        </p>
      ))}
    </div>
  );
}
