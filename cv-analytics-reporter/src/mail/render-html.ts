import type { Gap, TopQuestion } from "../summary/summary";
import { type Html, html } from "./html";
import {
  askedOften,
  type DayRow,
  datesOf,
  dayRows,
  type FigureRow,
  figureRows,
  madeAt,
  type Report,
  titleOf,
  warningsOf,
} from "./wording";

const longestBarInPixels = 240;

/** The report as an HTML mail: one column, tables for layout, no script, no image, nothing remote. */
export function renderHtml(report: Report): string {
  const { summary } = report;
  const title = titleOf(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto">
<tr><td style="overflow-wrap:anywhere">
<h1 style="font-size:22px;margin:0">${title}</h1>
<p style="margin:4px 0 16px">${datesOf(report)}</p>
${warningsOf(report).map(warning)}
<table width="100%" cellpadding="4" cellspacing="0">
<tr><th align="left">Figure</th><th align="right">This week</th><th align="right">Week before</th></tr>
${figureRows(report).map(figure)}
</table>
<h2 style="font-size:18px">Questions by day</h2>
<table cellpadding="2" cellspacing="0">
${dayRows(summary).map(day)}
</table>
${listing("What people asked", summary.topQuestions.map(topQuestion))}
${listing("Gaps in the CV", summary.gaps.map(gap))}
<p style="font-size:14px">Made ${madeAt(report)}</p>
</td></tr>
</table>
</body>
</html>
`.markup;
}

function warning(text: string): Html {
  return html`<p style="margin:0 0 8px;padding:8px;border-left:4px solid #b45309"><strong>${text}</strong></p>
`;
}

function figure({ label, value, before }: FigureRow): Html {
  return html`<tr><td>${label}</td><td align="right"><strong>${value}</strong></td><td align="right">${before}</td></tr>
`;
}

function day({ day: name, count, share }: DayRow): Html {
  const width = Math.ceil(share * longestBarInPixels);
  const bar = `display:inline-block;width:${width}px;height:12px;background:#2563eb`;
  return html`<tr><td>${name}</td><td align="right">${count}</td><td><span style="${bar}"></span></td></tr>
`;
}

function listing(heading: string, entries: readonly Html[]): Html {
  if (entries.length === 0) return html``;
  return html`<h2 style="font-size:18px">${heading}</h2>
<ol style="padding-left:28px">
${entries}</ol>`;
}

function topQuestion(top: TopQuestion): Html {
  return html`<li><strong>${top.question}</strong><br>${askedOften(top)}</li>
`;
}

function gap({ topic, examples, ...often }: Gap): Html {
  const others = examples.filter((example) => example !== topic).map((example) => html`<br>also: ${example}`);
  return html`<li><strong>${topic}</strong><br>${askedOften(often)}${others}</li>
`;
}
