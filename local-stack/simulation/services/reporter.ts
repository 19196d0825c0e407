import { createDynamoLedger } from "../../../cv-analytics-reporter/src/aws/dynamodb-ledger";
import { createDynamoPastReports } from "../../../cv-analytics-reporter/src/aws/dynamodb-past-reports";
import { patient } from "../../../cv-analytics-reporter/src/aws/dynamodb-patience";
import { createDynamoRecords } from "../../../cv-analytics-reporter/src/aws/dynamodb-records";
import { createDynamoSweeps } from "../../../cv-analytics-reporter/src/aws/dynamodb-sweeps";
import { createDynamoUnanswered } from "../../../cv-analytics-reporter/src/aws/dynamodb-unanswered";
import { createDynamoWaiting } from "../../../cv-analytics-reporter/src/aws/dynamodb-waiting";
import { createHandler } from "../../../cv-analytics-reporter/src/handler";
import type { Telemetry } from "../../../cv-analytics-reporter/src/telemetry";
import { deployment } from "../deployment";
import { createClient } from "../dynamodb/client";
import { type Database, tableNames } from "../dynamodb/database";
import type { CallRates } from "../faults/kinds";
import type { Queues } from "../sqs/queues";
import { invoke } from "./invocation";
import type { Mailbox } from "./mailbox";
import type { Process, ProcessWorld } from "./process";

export interface ReporterWorld extends ProcessWorld {
  readonly database: Database;
  readonly queues: Queues;
  readonly mailbox: Mailbox;
  readonly onStart: (process: Process) => void;
}

export interface ReporterInvocation {
  readonly name: string;
  /** Lambda repeats a failed event with the id it had. */
  readonly awsRequestId: string;
  readonly event: object;
  /** The week that it reports on; nothing for a sweep. */
  readonly week: string;
  readonly rates: CallRates;
  readonly mailFails: number;
}

const timeoutInMs = deployment.reporterTimeoutInSeconds * 1000;
/** Small, so that records are written between two pages of a read. */
const pageSize = 2;
const silent: Telemetry = { info() {}, warn() {}, error() {}, count() {}, flush() {} };

/** The reporter's Lambda function: its real handler and adapters, a process of its own for each invocation. */
export function runReporter(invocation: ReporterInvocation, world: ReporterWorld): Promise<unknown> {
  const { database, queues, mailbox, scheduler, onStart } = world;
  const { name, awsRequestId, event, week, rates, mailFails } = invocation;
  return invoke(world, {
    name,
    timeoutInMs,
    rates,
    async run({ process }) {
      onStart(process);
      const client = createClient(database, process, () => process.meetFault());
      const patientClient = patient(client, process.sleep);
      const { now } = scheduler;
      let writes = 0;
      const handle = createHandler({
        records: createDynamoRecords({ client: patientClient, now, table: tableNames.analytics, pageSize }),
        waiting: createDynamoWaiting({ client: patientClient, log: silent, table: tableNames.queryEvents, pageSize }),
        unanswered: createDynamoUnanswered({
          client: patientClient,
          sleep: process.sleep,
          now,
          table: tableNames.reports,
          pageSize,
        }),
        sweeps: createDynamoSweeps({ client: patientClient, table: tableNames.reports }),
        pastReports: createDynamoPastReports({ client, table: tableNames.reports }),
        ledger: createDynamoLedger({ client, now, newId: () => `${name} ${++writes}`, table: tableNames.reports }),
        channels: ["sns", "ses"].map((channel) => mailbox.channel(channel, week, process, mailFails)),
        deadLetters: {
          count: () =>
            process.call(
              () => "counts dead letters",
              () => queues.deadLetters.peek().length,
            ),
        },
        telemetry: silent,
        now,
      });
      return await handle(event, { awsRequestId });
    },
  });
}
