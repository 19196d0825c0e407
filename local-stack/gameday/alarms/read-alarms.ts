import { accountId, region } from "../../src/stack/account";
import { stackFiles } from "../../src/stack/files";
import type { AlarmDescription } from "../../src/terraform/describe-alarms";
import { loadInfrastructure } from "../../src/terraform/infrastructure";

/** The alarms that the synthesised workspaces declare. */
export function readAlarms(): readonly AlarmDescription[] {
  return loadInfrastructure({ stackFiles, region, accountId, endpoint: "http://127.0.0.1" }).alarms;
}
