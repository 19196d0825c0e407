import { AwsError } from "../../../local-stack/src/aws/service";
import type { LocalStackOptions } from "../../../local-stack/src/stack/local-stack";

/** What fails for the processor and the reporter; may be changed at any time. */
export interface Weather {
  tables: "work" | "throttle";
  topic: "works" | "fails";
}

/** Refuses calls as the weather says, in AWS's words. */
export const refuseBy =
  (weather: Weather): NonNullable<LocalStackOptions["onCall"]> =>
  ({ name }, { action }) => {
    const isWrite = name === "cv-analytics-processor-lambda-role" && action === "BatchWriteItem";
    if (isWrite && weather.tables === "throttle")
      throw new AwsError("ProvisionedThroughputExceededException", throttled);
    if (action === "Publish" && weather.topic === "fails") throw new AwsError("InternalFailure", broken, 500);
  };

const throttled =
  "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.";
const broken = "We encountered an internal error. Please try again.";
