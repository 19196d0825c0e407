import * as z from "zod";
import type { Actions } from "../aws/actions";
import { epochSeconds } from "../aws/epoch-seconds";
import { readInput } from "../aws/read-input";
import { AwsError } from "../aws/service";
import type { Alarm, Alarms } from "./alarms";

const stateValue = z.enum(["OK", "ALARM", "INSUFFICIENT_DATA"]);

const describe = z.strictObject({
  AlarmNames: z.array(z.string()).max(100).optional(),
  AlarmNamePrefix: z.string().optional(),
  // There are no alarms of other types here, so asking for metric alarms changes nothing.
  AlarmTypes: z.array(z.literal("MetricAlarm")).optional(),
  StateValue: stateValue.optional(),
  // One page holds them all: an account as small as this one never has a second.
  MaxRecords: z.number().int().min(1).max(100).optional(),
});

const setState = z.strictObject({
  AlarmName: z.string().min(1),
  StateValue: stateValue,
  StateReason: z.string().max(1023),
  StateReasonData: z.string().max(4000).optional(),
});

/** Looking at alarms, and setting one's state by hand as AWS documents it for tests. */
export function alarmActions(alarms: Alarms): Actions {
  return {
    DescribeAlarms(input) {
      const request = readInput(describe, input, "ValidationError");
      if (request.AlarmNames && request.AlarmNamePrefix !== undefined) {
        const rule = "AlarmNames and AlarmNamePrefix cannot be given together.";
        throw new AwsError("InvalidParameterCombination", rule);
      }
      const asked = alarms.list().filter((alarm) => isAskedFor(alarm, request));
      return { CompositeAlarms: [], MetricAlarms: asked.map((alarm) => renderAlarm(alarm, alarms.createdAt)) };
    },
    SetAlarmState(input) {
      const { AlarmName, StateValue, StateReason, StateReasonData } = readInput(setState, input, "ValidationError");
      alarms.setState(AlarmName, StateValue, StateReason, StateReasonData);
      return {};
    },
  };
}

function isAskedFor(
  { description: { name }, state }: Alarm,
  { AlarmNames, AlarmNamePrefix = "", StateValue = state.value }: z.infer<typeof describe>,
): boolean {
  return (AlarmNames?.includes(name) ?? name.startsWith(AlarmNamePrefix)) && state.value === StateValue;
}

function renderAlarm({ description: { arn, fields }, state }: Alarm, createdAt: number) {
  return {
    ...fields,
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: epochSeconds(createdAt),
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: epochSeconds(state.updatedAt),
    StateTransitionedTimestamp: epochSeconds(state.updatedAt),
  };
}
