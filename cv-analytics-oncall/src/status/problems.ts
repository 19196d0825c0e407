import { knownOf } from "../part";
import { span } from "../terminal/times";
import { isMissed, reportStandingOf } from "./last-report";
import type { Status } from "./status";

/** Something that somebody has to act on. */
export interface Problem {
  readonly kind: "dead" | "no-event-source" | "paused" | "alarm" | "report" | "unreadable";
  readonly text: string;
  /** The command to type or the section to read next. */
  readonly next: string | undefined;
}

/** What needs attention, the worst first: what may be lost, what stands still, what is late, what nobody knows. */
export function findProblems(status: Status, now: number): readonly Problem[] {
  return [
    ...findDead(status),
    ...findHalted(status),
    ...findAlarms(status, now),
    ...findReportProblem(status, now),
    ...findUnreadable(status),
  ];
}

const command = (words: string) => `npm run oncall -- ${words}`;

function findDead({ deadLetters }: Status): Problem[] {
  const { visible, inFlight } = knownOf(deadLetters) ?? { visible: 0, inFlight: 0 };
  const dead = visible + inFlight;
  if (dead === 0) return [];
  return [{ kind: "dead", text: dead === 1 ? "1 dead message" : `${dead} dead messages`, next: command("dlq list") }];
}

function findHalted({ eventSource }: Status): Problem[] {
  if ("unreadable" in eventSource) return [];
  if (!eventSource.value) {
    const text = "nothing feeds the processor from the event queue";
    return [{ kind: "no-event-source", text, next: "deploy cv-analytics-processor/infrastructure/lambda.yaml" }];
  }
  if (!["Disabled", "Disabling"].includes(eventSource.value.state)) return [];
  return [{ kind: "paused", text: "the processor is paused and events wait", next: command("resume") }];
}

function findAlarms({ alarms }: Status, now: number): Problem[] {
  return (knownOf(alarms) ?? []).map(({ name, since }) => ({
    kind: "alarm",
    text: `${name} has been ringing for ${span(now - since)}`,
    next: `docs/operations.md#${name}`,
  }));
}

function findReportProblem({ lastReport }: Status, now: number): Problem[] {
  const report = knownOf(lastReport);
  if (!report) return [];
  const send = (week: string) => command(`report ${week} --send`);
  if (report.entry && reportStandingOf(report.entry, now) === "stopped") {
    const { week } = report.entry;
    return [{ kind: "report", text: `sending the report of ${week} failed`, next: send(week) }];
  }
  if (!isMissed(report, now)) return [];
  return [{ kind: "report", text: `the report of ${report.due} was not sent`, next: send(report.due) }];
}

const partNames: { readonly [P in keyof Status]: string } = {
  queue: "the event queue",
  deadLetters: "the dead-letter queue",
  ages: "the age of the oldest messages",
  waiting: "the halves that wait",
  lastRecord: "the last record",
  lastReport: "the last report",
  eventSource: "the event source",
  alarms: "the alarms",
};

function findUnreadable(status: Status): Problem[] {
  return (Object.keys(partNames) as (keyof Status)[]).flatMap((name) => {
    const part = status[name];
    if (!("unreadable" in part)) return [];
    return [
      { kind: "unreadable" as const, text: `${partNames[name]} can't be read: ${part.unreadable}`, next: undefined },
    ];
  });
}
