import { AwsError } from "../../../local-stack/src/aws/service";
import type { LocalStackOptions } from "../../../local-stack/src/stack/local-stack";

/** What becomes of the processor's writes; may be changed at any time. */
export interface Weather {
  writes: "pass" | "throttled" | "denied";
}

const errors = {
  throttled: () => new AwsError("ProvisionedThroughputExceededException", "slow down"),
  denied: () => new AwsError("AccessDeniedException", "no"),
};

/** Lets the processor's writes fail as the weather says; nobody else's. */
export function under(weather: Weather): Partial<LocalStackOptions> {
  return {
    onCall({ name }, { action }) {
      if (name !== "cv-analytics-processor-lambda-role" || action !== "BatchWriteItem") return;
      if (weather.writes !== "pass") throw errors[weather.writes]();
    },
  };
}
