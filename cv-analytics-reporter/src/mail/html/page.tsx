import type { ComponentChildren } from "preact";
import { Grid } from "./layout";
import { paint, styleSheet } from "./theme";

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

interface PageProps {
  readonly title: string;
  /** What mail programs show beside the subject. */
  readonly preheader: string;
  readonly children: ComponentChildren;
}

/** One column, 600 pixels at most. */
export function Page({ title, preheader, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Numbers of a report are no telephone numbers. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <meta name="x-apple-disable-message-reformatting" />
        <title>{title}</title>
        <style>{styleSheet}</style>
      </head>
      <body {...paint("page", { margin: "0", padding: "0" })}>
        <div style={{ display: "none", "max-height": "0", overflow: "hidden", "mso-hide": "all" }}>{preheader}</div>
        <Grid>
          <tr>
            <td align="center" {...paint("page", { padding: "16px 8px" })}>
              <Sheet>{children}</Sheet>
            </td>
          </tr>
        </Grid>
      </body>
    </html>
  );
}

function Sheet({ children }: { readonly children: ComponentChildren }) {
  return (
    <Grid style={{ "max-width": "600px", "table-layout": "fixed" }}>
      <tr>
        <td align="left" {...sheetPaint()}>
          <Grid style={{ "table-layout": "fixed" }}>{children}</Grid>
        </td>
      </tr>
    </Grid>
  );
}

function sheetPaint() {
  return paint("sheet", {
    padding: "0 28px",
    "border-radius": "12px",
    "font-family": font,
    "font-size": "16px",
    "line-height": "24px",
    "overflow-wrap": "anywhere",
    "word-break": "break-word",
  });
}
