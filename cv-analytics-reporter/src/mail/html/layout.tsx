import type { ComponentChildren } from "preact";
import { paint, type Style } from "./theme";

interface Holding {
  readonly children: ComponentChildren;
}

export const small = { "font-size": "14px", "line-height": "21px" };

/** A table that is no table of data but holds things in their places: mail programs know nothing better. */
export function Grid({ children, style = {} }: Holding & { readonly style?: Style }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style={style}>
      {children}
    </table>
  );
}

export function Section({ heading, children }: Holding & { readonly heading: string }) {
  return (
    <tr>
      <td {...paint("line", { padding: "22px 0 24px", "border-top-width": "1px", "border-top-style": "solid" })}>
        <h2 style={{ margin: "0 0 14px", "font-size": "20px", "line-height": "26px", "font-weight": "700" }}>
          {heading}
        </h2>
        {children}
      </td>
    </tr>
  );
}

export function SubHeading({ children }: Holding) {
  return <h3 {...paint("muted", { ...small, margin: "20px 0 8px", "font-weight": "600" })}>{children}</h3>;
}

export function Paragraph({ children }: Holding) {
  return <p style={{ margin: "0 0 10px" }}>{children}</p>;
}
