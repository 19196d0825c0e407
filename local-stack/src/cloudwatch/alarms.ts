import { AwsError } from "../aws/service";
import type { AlarmDescription } from "../terraform/describe-alarms";
import { type AlarmState, evaluateState, initialState, type StateValue } from "./alarm-state";
import type { ReadMetric } from "./queue-metrics";

export interface Alarm {
  readonly description: AlarmDescription;
  readonly state: AlarmState;
}

export interface AlarmsWorld {
  readonly descriptions: readonly AlarmDescription[];
  readonly readMetric: ReadMetric;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The account's alarms. One whose metric has a value here is evaluated whenever it is looked at, by that value alone:
 * periods and their number are not waited for, so a state that was set by hand gives way at once, not within a minute.
 */
export class Alarms {
  readonly createdAt: number;
  readonly #world: AlarmsWorld;
  readonly #states = new Map<string, AlarmState>();

  constructor(world: AlarmsWorld) {
    this.#world = world;
    this.createdAt = world.now();
  }

  /** All of them, by name, as `DescribeAlarms` orders them. */
  list(): Alarm[] {
    const { descriptions } = this.#world;
    const byName = [...descriptions].sort((one, other) => (one.name < other.name ? -1 : 1));
    return byName.map((description) => ({ description, state: this.#lookAt(description) }));
  }

  /**
   * Sets an alarm's state by hand, which AWS has for tests of what an alarm brings about; throws ResourceNotFound.
   * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
   */
  setState(name: string, value: StateValue, reason: string, reasonData: string | undefined): void {
    if (!this.#world.descriptions.some((one) => one.name === name)) {
      throw new AwsError("ResourceNotFound", `The alarm ${name} does not exist.`, 404);
    }
    this.#states.set(name, { value, reason, reasonData, updatedAt: this.#world.now() });
  }

  #lookAt({ name, metric, comparison, threshold }: AlarmDescription): AlarmState {
    const before = this.#states.get(name) ?? initialState(this.createdAt);
    const value = metric && this.#world.readMetric(metric);
    if (value === undefined || threshold === undefined) return before;
    const state = evaluateState(before, { comparison, threshold }, value, this.#world.now());
    this.#states.set(name, state);
    return state;
  }
}
