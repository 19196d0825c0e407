import { parseEvent, type Request } from "./event";
import { BeingSentError, previewReport, type Reporting, type ReportResult, report } from "./report";
import type { Telemetry } from "./telemetry";
import { sweep } from "./unanswered/sweep";

export interface SweepResult {
  /** Questions that have waited for more than an hour; all of them are kept now. */
  readonly overdue: number;
}

export interface HandlerTools extends Omit<Reporting, "log"> {
  readonly telemetry: Telemetry;
}

interface Invocation {
  readonly awsRequestId: string;
}

/** The Lambda function: makes and sends a weekly report, or sweeps up unanswered questions. */
export function createHandler({ telemetry, ...rest }: HandlerTools) {
  const tools: Reporting = { ...rest, log: telemetry };

  return async (event: unknown, { awsRequestId }: Invocation): Promise<ReportResult | SweepResult> => {
    try {
      return await act(parseEvent(event), awsRequestId);
    } catch (error) {
      if (error instanceof BeingSentError) telemetry.warn("not yet", { week: error.week, until: error.until });
      else telemetry.error("failed", { error });
      throw error;
    } finally {
      telemetry.flush();
    }
  };

  async function act(request: Request, invocation: string): Promise<ReportResult | SweepResult> {
    if (request.kind === "sweep") return tellSweep(await sweep(tools, tools.now()));
    if (request.dryRun) return tellReport("previewed", await previewReport(request, tools));
    const result = await report(request, invocation, tools);
    if (result.sent) countReport(result);
    return tellReport(result.sent ? "sent" : "already sent", result);
  }

  function tellSweep(overdue: number): SweepResult {
    telemetry.info("swept", { overdue });
    telemetry.count("SweptQuestions", overdue);
    return { overdue };
  }

  function tellReport(outcome: string, result: ReportResult): ReportResult {
    const { week, channels, summary } = result;
    telemetry.info(outcome, { week, channels, queries: summary.queries, unanswered: summary.unanswered });
    return result;
  }

  function countReport({ summary }: ReportResult): void {
    telemetry.count("ReportSent", 1);
    telemetry.count("Unanswered", summary.unanswered);
  }
}
