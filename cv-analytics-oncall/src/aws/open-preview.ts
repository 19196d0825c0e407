import { createDynamoPastReports } from "../../../cv-analytics-reporter/src/aws/dynamodb-past-reports";
import { patient } from "../../../cv-analytics-reporter/src/aws/dynamodb-patience";
import { createDynamoRecords } from "../../../cv-analytics-reporter/src/aws/dynamodb-records";
import { createDynamoSweeps } from "../../../cv-analytics-reporter/src/aws/dynamodb-sweeps";
import { createDynamoUnanswered } from "../../../cv-analytics-reporter/src/aws/dynamodb-unanswered";
import { createDynamoWaiting } from "../../../cv-analytics-reporter/src/aws/dynamodb-waiting";
import type { Reporting } from "../../../cv-analytics-reporter/src/report";
import { names } from "../names";
import { createDynamoReports } from "./dynamodb-reports";
import type { OncallAws } from "./open";

export interface Previewing {
  readonly aws: OncallAws;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Reporting["log"];
}

/** The reporter's own tools over what this tool may read: it has no way to a reader, and no claim to a report. */
export function openPreview({ aws, now, sleep, log }: Previewing): Reporting {
  const { documents, deadLetters } = aws;
  const client = patient(documents, sleep);
  const reports = names.reportsTable;
  return {
    records: createDynamoRecords({ client, now, table: names.analyticsTable }),
    waiting: createDynamoWaiting({ client, log, table: names.queryEventsTable }),
    unanswered: createDynamoUnanswered({ client, sleep, now, table: reports }),
    sweeps: createDynamoSweeps({ client, table: reports }),
    pastReports: createDynamoPastReports({ client: documents, table: reports }),
    ledger: { ...createDynamoReports(documents), save: async () => false },
    channels: [],
    deadLetters: {
      async count() {
        const { visible, inFlight } = await deadLetters.depth();
        return visible + inFlight;
      },
    },
    log,
    now,
  };
}
