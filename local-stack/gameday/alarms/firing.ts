import { evaluateState, initialState } from "../../src/cloudwatch/alarm-state";
import type { AlarmDescription } from "../../src/terraform/describe-alarms";
import { ruleOf } from "./alarm-rule";
import { type Datapoint, isKnown, isOfMetric } from "./datapoints";
import { evaluateExpression } from "./metric-math";
import { statisticOf } from "./statistic";

export interface Firing {
  readonly name: string;
  /** For how many seconds the fault would have to last; undefined when it need not. */
  readonly afterInSeconds: number | undefined;
}

/** The alarms that these datapoints raise, taken as those of one period: the fault and the recovery from it. */
export function firingAlarms(alarms: readonly AlarmDescription[], datapoints: readonly Datapoint[]): Firing[] {
  return alarms.flatMap((alarm) => {
    const value = watchedValue(alarm, datapoints);
    const { threshold, comparison } = alarm;
    if (value === undefined || threshold === undefined) return [];
    const state = evaluateState(initialState(0), { threshold, comparison }, value, 0);
    const afterInSeconds = ruleOf(alarm).badForInSeconds;
    return state.value === "ALARM" ? [{ name: alarm.name, afterInSeconds }] : [];
  });
}

/** Silence raises nothing: a game day is too short for an alarm on what does not come. */
function watchedValue(alarm: AlarmDescription, datapoints: readonly Datapoint[]): number | undefined {
  const { queries, expression } = ruleOf(alarm);
  const values = queries.map(({ id, metric, statistic }) => {
    const found = datapoints.filter((datapoint) => isOfMetric(datapoint, metric)).map(({ value }) => value);
    return [id, found.length === 0 ? undefined : statisticOf(statistic, found)] as const;
  });
  return expression === undefined ? values[0]?.[1] : evaluateExpression(expression, Object.fromEntries(values));
}

/** The alarms that watch something of which nothing is known here. */
export function unknownAlarms(alarms: readonly AlarmDescription[]): string[] {
  return alarms
    .filter((alarm) => !ruleOf(alarm).queries.every(({ metric }) => isKnown(metric)))
    .map(({ name }) => name);
}
