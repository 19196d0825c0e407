import { serviceOf } from "../aws/actions";
import type { AwsService } from "../aws/service";
import { filterAction } from "./filter-action";
import type { LogGroups } from "./log-groups";
import { writeActions } from "./write-actions";

/** CloudWatch Logs as far as lines are written and looked for. */
export function createLogsService(groups: LogGroups): AwsService {
  return serviceOf("CloudWatch Logs", { ...filterAction(groups), ...writeActions(groups) });
}
