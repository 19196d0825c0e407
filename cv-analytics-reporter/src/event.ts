import * as z from "zod/mini";
import { isWeek, weekBefore, weekOf } from "./iso-week";
import { problemsOf } from "./problems";
import { shapeOf } from "./shape";

const expected = (what: string) => ({
  error: (issue: { input?: unknown }) => `expected ${what}, got ${shapeOf(issue.input)}`,
});

const isoWeek = expected('an ISO week such as "2025-W45"');
const isoInstant = expected('an ISO instant such as "2025-11-10T08:00:00Z", between the years 2000 and 2100');
const flag = z.optional(z.boolean(expected("true or false")));

// As for events: what lies outside is no time of this system, and the calendar of weeks has four digits for the year.
const earliestInstant = Date.UTC(2000, 0, 1);
const latestInstant = Date.UTC(2100, 0, 1);

const eventSchema = z.strictObject(
  {
    week: z.optional(z.string(isoWeek).check(z.refine(isWeek, isoWeek))),
    scheduledTime: z.optional(
      z.iso.datetime({ offset: true, ...isoInstant }).check(z.refine(isInstantOfEvents, isoInstant)),
    ),
    sweep: z.optional(z.literal(true, expected("true"))),
    force: flag,
    dryRun: flag,
  },
  expected("an object"),
);

function isInstantOfEvents(text: string): boolean {
  const instant = Date.parse(text);
  return instant >= earliestInstant && instant <= latestInstant;
}

export interface ReportRequest {
  readonly kind: "report";
  readonly week: string;
  /** Send again what was sent before. */
  readonly force: boolean;
  /** Compute and render, but send, claim and store nothing. */
  readonly dryRun: boolean;
}

export type Request = ReportRequest | { readonly kind: "sweep" };

/** Parses what the function was invoked with; throws an error that names each wrong field. */
export function parseEvent(event: unknown): Request {
  const result = eventSchema.safeParse(event);
  if (!result.success) throw new Error(`wrong event: ${problemsOf(result.error, "event")}`);
  const { week, scheduledTime, sweep, force = false, dryRun = false } = result.data;

  const named = Object.entries({ week, scheduledTime, sweep }).filter(([, value]) => value !== undefined);
  if (named.length !== 1) {
    const got = named.map(([name]) => name).join(" and ") || "none";
    throw new Error(`wrong event: expected exactly one of week, scheduledTime and sweep, got ${got}`);
  }
  if (sweep) {
    if (force || dryRun) throw new Error(`wrong event: ${force ? "force" : "dryRun"}: a sweep does not have it`);
    return { kind: "sweep" };
  }
  return { kind: "report", week: week ?? weekBefore(weekOf(Date.parse(scheduledTime ?? ""))), force, dryRun };
}
