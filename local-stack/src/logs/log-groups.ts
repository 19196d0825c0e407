import { AwsError } from "../aws/service";
import { functionLogGroup, functionLogStream } from "./function-log";
import { LogGroup } from "./log-group";

/** The account's log groups. */
export class LogGroups {
  readonly #groups = new Map<string, LogGroup>();

  constructor(private readonly now: () => number) {}

  /** The group of this name, which is created if it is not there. */
  provide(name: string): LogGroup {
    const group = this.#groups.get(name) ?? new LogGroup(name, this.now);
    this.#groups.set(name, group);
    return group;
  }

  /** The group of this name; throws ResourceNotFoundException. */
  find(name: string): LogGroup {
    const group = this.#groups.get(name);
    if (group) return group;
    throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
  }

  /** Where a function's lines go, as they come; the group is there from now on. */
  logOf(functionName: string): (line: string) => void {
    const group = this.provide(functionLogGroup(functionName));
    group.createStream(functionLogStream);
    return (line) => group.append(functionLogStream, line);
  }
}
