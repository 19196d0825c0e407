import { dayInMs, startOfWeek, weekBefore } from "../../../cv-analytics-reporter/src/iso-week";
import { ringing, type Scenarios } from "./runbook-scenario";
import type { Stage } from "./runbook-stage";

const minute = 60_000;
const hour = 60 * minute;

/** The failures of docs/operations.md. */
export const operations: Scenarios = {
  Operations: {
    asProcess: true,
    async prepare(stage) {
      await stage.deliver(stage.query(1), { ...stage.response(1), matchScore: 400 });
    },
  },
  "cv-analytics-dlq-not-empty": {
    prepare: async (stage) => killByThrottling(stage),
    meanwhile: { Fix: repairTables },
  },
  "cv-analytics-queue-stuck": {
    async prepare(stage) {
      await stage.pipeline.pause();
      await stage.send(stage.query(1), stage.response(1), stage.query(2));
      await stage.skip(16 * minute);
    },
    meanwhile: { "Over when": (stage) => stage.deliver() },
  },
  "cv-analytics-processor-errors": ringing(
    "cv-analytics-processor-errors",
    "Threshold Crossed: 1 datapoint [2.0] was greater than the threshold (0.0).",
  ),
  "cv-analytics-processor-throttled": ringing(
    "cv-analytics-processor-throttled",
    "Threshold Crossed: 1 datapoint [7.0] was greater than the threshold (0.0).",
  ),
  "cv-analytics-event-age": ringing(
    "cv-analytics-event-age",
    "Threshold Crossed: 3 datapoints were greater than the threshold (5000.0).",
  ),
  "cv-analytics-error-rate": ringing(
    "cv-analytics-error-rate",
    "Threshold Crossed: 1 datapoint [3.2] was greater than the threshold (0.5).",
    { prepare: (stage) => failTwice(stage), meanwhile: { "Over when": endThrottling } },
  ),
  "cv-analytics-reporter-failed": ringing(
    "cv-analytics-reporter-failed",
    "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).",
    {
      async prepare(stage) {
        await loseReport(stage);
        stage.weather.topic = "fails";
        await stage.pipeline.report({ week: stage.lastWeek }).catch(() => {});
      },
      meanwhile: {
        async Fix(stage) {
          stage.weather.topic = "works";
        },
        "Over when": (stage) => stage.tables.closeReport(stage.lastWeek),
      },
    },
  ),
  "cv-analytics-no-report": ringing(
    "cv-analytics-no-report",
    "Threshold Crossed: no datapoints were received for 7 periods.",
    { prepare: loseReport, meanwhile: { "Over when": (stage) => stage.tables.closeReport(stage.lastWeek) } },
  ),
  "cv-analytics-schedule-undelivered": ringing(
    "cv-analytics-schedule-undelivered",
    "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).",
    { prepare: loseReport, meanwhile: { "Over when": (stage) => stage.tables.closeReport(stage.lastWeek) } },
  ),
  "Redriving the dead-letter queue, start to end": {
    async prepare(stage) {
      await killByThrottling(stage);
      await repairTables(stage);
      await stage.deliver(stage.query(4), { ...stage.response(4), matchScore: 400 });
      await stage.pipeline.send("{garbage", "garbage");
      await stage.deliver();
      await stage.skip(12 * minute);
    },
  },
  "Rotating the edge's key": {
    asProcess: true,
    prepare: (stage) => stage.deliver(stage.query(1, Date.now()), stage.response(1, Date.now())),
  },
  "A lost report": {
    prepare: loseReport,
    meanwhile: { "Over when": (stage) => stage.tables.closeReport(stage.lastWeek) },
  },
  "A stuck queue": {
    async prepare(stage) {
      await failTwice(stage);
      await stage.skip(14 * minute);
    },
    meanwhile: { "Over when": endThrottling },
  },
  Throttling: {
    prepare: (stage) => killByThrottling(stage),
    meanwhile: { "When it is over": repairTables },
  },
  "Rolling back a deploy": ringing(
    "cv-analytics-processor-errors",
    "Threshold Crossed: 1 datapoint [2.0] was greater than the threshold (0.0).",
  ),
  "Growing out of the free tier": { prepare: async () => {} },
};

/** Tables are throttled until a pair, and the response of another question, are dead. */
async function killByThrottling(stage: Stage): Promise<void> {
  await stage.deliver(stage.query(1));
  stage.weather.tables = "throttle";
  await stage.deliver(stage.response(1));
  await stage.deliver(stage.query(2), stage.response(2));
  await stage.skip(6 * minute);
}

async function repairTables(stage: Stage): Promise<void> {
  stage.weather.tables = "work";
}

async function endThrottling(stage: Stage): Promise<void> {
  await repairTables(stage);
  await stage.deliver();
}

/** Two events have failed twice, and wait about an hour for another try. */
async function failTwice(stage: Stage): Promise<void> {
  stage.weather.tables = "throttle";
  const first = stage.batches.nextFailed(2);
  await stage.send(stage.query(1), stage.query(2));
  await first;
  const second = stage.batches.nextFailed(2);
  await stage.skip(3 * minute);
  await second;
}

/** The report of last week was not sent, that of the week before was; and it is late enough to miss it. */
async function loseReport(stage: Stage): Promise<void> {
  const week = stage.lastWeek;
  await stage.tables.forgetReport(week);
  await stage.tables.noteReport(weekBefore(week), startOfWeek(week) + 8 * hour);
  const wednesday = startOfWeek(week) + 2 * dayInMs + 10 * hour;
  for (const n of [1, 2, 3]) await stage.send(stage.query(n, wednesday + n * minute), stage.response(n, wednesday));
  await stage.deliver();
}
