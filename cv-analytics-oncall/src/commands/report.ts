import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { isWeek } from "../../../cv-analytics-reporter/src/iso-week";
import { previewReport } from "../../../cv-analytics-reporter/src/report";
import { createLambdaReporter } from "../aws/lambda-reporter";
import { openPreview } from "../aws/open-preview";
import type { Context } from "../context";
import type { Finding } from "../finding";
import { createPrivateFile } from "../private-file";
import { presentPreview } from "../weekly-report/present-preview";
import { presentSending } from "../weekly-report/present-sending";
import type { SendRequest } from "../weekly-report/reporter";
import { confirm, nothingChanged } from "./confirm";
import { logTo } from "./log-to";
import { action, type Runner } from "./run";

interface Options {
  readonly send?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly html?: string;
}

export function addReport(program: Command, runner: Runner): void {
  program
    .command("report")
    .description("shows the report of a week as it would be sent now, or has it sent")
    .argument("<week>", "ISO week, such as 2025-W45", parseWeek)
    .option("--send", "have the reporter send it, unless it was sent before")
    .addOption(new Option("--force", "have the reporter send it, even if it was sent before").conflicts("send"))
    .addOption(new Option("--html <file>", "write the mail's HTML to a new file").conflicts(["send", "force"]))
    .option("--yes", "do not ask")
    .action(
      action(runner, async (context, week: string, { send, force = false, yes, html }: Options) =>
        send || force ? await sendReport(context, { week, force }, yes) : await preview(context, week, html),
      ),
    );
}

async function preview(context: Context, week: string, html: string | undefined): Promise<Finding> {
  const { aws, now, signal, terminal, folder } = context;
  const sleep = async (ms: number) => {
    await context.sleep(ms);
    signal.throwIfAborted();
  };
  const tools = openPreview({ aws, now, sleep, log: logTo(terminal) });
  const result = await previewReport({ kind: "report", week, force: false, dryRun: true }, tools);
  const htmlFile = html === undefined ? undefined : resolve(folder, html);
  if (htmlFile !== undefined) {
    await using file = await createPrivateFile(htmlFile);
    await file.writeFile(result.html ?? "");
  }
  return presentPreview({ result, entry: await tools.ledger.read(week), htmlFile }, now());
}

async function sendReport(context: Context, request: SendRequest, yes: boolean | undefined): Promise<Finding> {
  const { aws, audit } = context;
  const question = `Send the report of ${request.week} to its readers${request.force ? ", even if they have it" : ""}?`;
  if (!(await confirm(context, yes, question))) return nothingChanged;
  const reporter = createLambdaReporter(aws.place);
  const send = () => reporter.send(request);
  return presentSending(request, await audit.around("report", { ...request }, send, (outcome) => ({ ...outcome })));
}

function parseWeek(text: string): string {
  if (isWeek(text)) return text;
  throw new InvalidArgumentError("expected an ISO week, such as 2025-W45.");
}
