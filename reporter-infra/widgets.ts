import type { Line } from "./metrics";

/** A box on the dashboard, not yet placed. */
export interface Widget {
  readonly type: "metric" | "alarm" | "text";
  /** Of the 24 columns of a dashboard. */
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Graph {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly region: string;
  /** Horizontal lines with what they stand for. */
  readonly marks?: readonly { readonly label: string; readonly value: number }[];
  readonly period?: number;
  readonly width?: number;
  readonly from?: number;
  readonly to?: number;
}

const columns = 24;

export function graph({ title, lines, region, marks = [], period = 300, width = 8, from, to }: Graph): Widget {
  return {
    type: "metric",
    width,
    height: 6,
    properties: {
      title,
      region,
      period,
      view: "timeSeries",
      stat: "Sum",
      metrics: lines,
      annotations: { horizontal: marks },
      // JSON leaves out what is undefined, and CloudWatch then chooses for itself.
      yAxis: { left: { min: from, max: to } },
    },
  };
}

export function alarmsAtAGlance(title: string, arns: readonly string[]): Widget {
  return { type: "alarm", width: columns, height: 3, properties: { title, alarms: arns } };
}

/** Places rows of widgets below each other. */
export function placed(rows: readonly (readonly Widget[])[]): object[] {
  let y = 0;
  return rows.flatMap((row) => {
    let x = 0;
    const placedRow = row.map(({ width, height, type, properties }) => {
      const widget = { type, x, y, width, height, properties };
      x += width;
      return widget;
    });
    y += Math.max(...row.map(({ height }) => height));
    return placedRow;
  });
}
