import type { Measured } from "../../gameday/results/result";

/** What is measured when all goes well. */
export const measured: Measured = {
  name: "processor-down",
  broken: "the processor is not invoked",
  visitors: {
    asked: 40,
    differing: [],
    without: { p50: 5, p99: 20 },
    during: { p50: 6, p99: 30 },
    control: { p50: 4, p99: 25 },
  },
  fault: { accepted: 80, dropped: 0, waited: 80, dead: 0 },
  unaccounted: 0,
  unasked: { events: 0, questions: [] },
  affected: ["processing"],
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["queue-stuck"],
  recovery: {
    seconds: 1.2,
    stackSeconds: 3_700,
    collection: { seconds: 0.2, dropped: 0, droppedAfterwards: 0 },
    commands: ["dlq redrive --yes"],
  },
  end: { events: { recorded: 80, waiting: 0, dead: 0, kept: 0, lost: 0 }, lost: [], wrong: [], unrecorded: [] },
  left: { dead: 0, unrecorded: 0 },
  leaves: { dead: 0, unrecorded: 0 },
  alarms: [
    { name: "cv-analytics-queue-stuck", afterInSeconds: undefined },
    { name: "cv-analytics-event-age", afterInSeconds: 900 },
  ],
  ownFaults: [],
};
