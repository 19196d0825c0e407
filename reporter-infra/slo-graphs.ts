import { calculated, lambdaMetric, ownMetric } from "./metrics";
import { slo } from "./slo";
import { graph, type Widget } from "./widgets";

const anHourInSeconds = 60 * 60;

/** The three SLOs, each with the line that it must not cross. */
export function promises(region: string): Widget[] {
  const hidden = { visible: false } as const;
  return [
    graph({
      title: "SLO: events processed within 5 seconds",
      region,
      lines: [
        ownMetric("EventAge", "processor", { stat: "p99", label: "99 of 100, ms" }),
        ownMetric("EventAge", "processor", { stat: "p50", label: "half, ms" }),
      ],
      marks: [{ label: "SLO 5 s", value: slo.eventAgeInMs }],
      from: 0,
    }),
    graph({
      title: "SLO: availability",
      region,
      period: anHourInSeconds,
      lines: [
        calculated("100 * (1 - FILL(errors, 0) / invocations)", { label: "invocations without error, %" }),
        lambdaMetric("Errors", "processor", { id: "errors", ...hidden }),
        lambdaMetric("Invocations", "processor", { id: "invocations", ...hidden }),
      ],
      marks: [{ label: `SLO ${slo.availabilityInPercent} %`, value: slo.availabilityInPercent }],
      to: 100,
    }),
    graph({
      title: "SLO: error rate",
      region,
      period: anHourInSeconds,
      lines: [
        calculated("100 * FILL(failed, 0) / events", { label: "failed events, %" }),
        ownMetric("Failed", "processor", { id: "failed", ...hidden }),
        ownMetric("EventAge", "processor", { id: "events", stat: "SampleCount", ...hidden }),
      ],
      marks: [{ label: `SLO ${slo.errorRateInPercent} %`, value: slo.errorRateInPercent }],
      from: 0,
    }),
  ];
}
