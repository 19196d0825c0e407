import { renderHtml } from "./html/render-html";
import { renderText } from "./text/render-text";
import { contentOf } from "./words/content";
import type { Report } from "./words/report";

export interface Mail {
  /** ASCII, below SNS's 100 characters, without anything a visitor typed. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail of a report; text and HTML say the same. */
export function composeMail(report: Report): Mail {
  const content = contentOf(report);
  return { subject: content.subject, text: renderText(content), html: renderHtml(content) };
}
