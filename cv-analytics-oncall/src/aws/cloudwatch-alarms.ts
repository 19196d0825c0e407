import { type CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { names } from "../names";
import type { Alarms, FiringAlarm } from "../status/alarms";

export function createCloudWatchAlarms(client: CloudWatchClient): Alarms {
  return {
    async firing() {
      const firing: FiringAlarm[] = [];
      const pages = paginateDescribeAlarms({ client }, { AlarmNamePrefix: names.alarmPrefix, StateValue: "ALARM" });
      for await (const { MetricAlarms = [] } of pages) {
        for (const { AlarmName = "", StateReason = "", ...alarm } of MetricAlarms) {
          const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
          firing.push({ name: AlarmName, since: since?.getTime() ?? 0, reason: StateReason });
        }
      }
      return firing;
    },
  };
}
