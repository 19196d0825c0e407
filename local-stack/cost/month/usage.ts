import type { Usage } from "../pricing/bill";
import { type Basis, repetitionsIn } from "./basis";
import { capacityUsage, requestUsage, storageUsage } from "./database-usage";
import { functionUsage } from "./function-usage";
import { logUsage } from "./log-usage";
import { queueUsage } from "./queue-usage";

/** What a month with so many questions takes of each item. */
export function usageOf(questions: number, basis: Basis): Usage {
  const { operations, account, code, busiestDayShare, daysInMonth } = basis;
  const { asking, sweep, report } = operations;
  const times = repetitionsIn(questions, basis);
  const metrics = [asking, sweep, report].flatMap(({ customMetrics }) => customMetrics);
  return {
    ...queueUsage(times, basis),
    ...functionUsage(times, basis),
    ...capacityUsage(basis),
    ...requestUsage(times, basis),
    ...storageUsage(times, basis),
    ...logUsage(times, basis),
    customMetrics: new Set([...metrics, ...account.watchedMetrics]).size,
    alarmMetrics: account.alarmMetrics,
    dashboards: account.dashboards,
    schedulerRuns: times.sweeps + times.reports,
    mailsBySns: times.reports * report.mailsBySns,
    // Off unless the reporter's template is given a sender; the local stack gives it one.
    mailsBySes: 0,
    ...code,
    edgeRequestsADay: ((questions * 7) / daysInMonth) * busiestDayShare,
  };
}
