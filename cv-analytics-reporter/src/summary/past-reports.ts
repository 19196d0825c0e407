import * as z from "zod/mini";
import { weekBefore } from "../iso-week";
import { figuresSchema } from "./summary";

/** What later reports need of a week that was reported; figures of an older release may lack the rest. */
export const pastReportSchema = z.extend(figuresSchema, {
  byDay: z.catch(z.array(z.int()).check(z.length(7)), [0, 0, 0, 0, 0, 0, 0]),
});

export type PastReport = z.infer<typeof pastReportSchema>;

export interface PastReports {
  /** As it was sent after the week was over; undefined when that did not happen or can't be read. */
  ofWeek(week: string): Promise<PastReport | undefined>;
}

/** The report of each of `count` weeks before `week`, the latest first. */
export async function recallReports(
  reports: PastReports,
  week: string,
  count: number,
): Promise<readonly { readonly week: string; readonly report: PastReport | undefined }[]> {
  const weeks: string[] = [];
  for (let before = weekBefore(week); weeks.length < count; before = weekBefore(before)) weeks.push(before);
  return await Promise.all(weeks.map(async (each) => ({ week: each, report: await reports.ofWeek(each) })));
}
