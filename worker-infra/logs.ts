import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { TerraformStack } from "cdktf";

/** A year: long enough to find out who changed something, and a choice that CloudWatch offers. */
const auditLogRetentionInDays = 365;

/** Where the on-call tool leaves a line for whatever it changes; a few kilobytes a year, of five gigabytes a month that are free. */
export function createAuditLog(stack: TerraformStack): CloudwatchLogGroup {
  return new CloudwatchLogGroup(stack, "audit_log", {
    name: "/cv-analytics/oncall",
    retentionInDays: auditLogRetentionInDays,
  });
}
