import type { Variables } from "./terraform/terraform";
import type { WorkspaceName } from "./terraform/workspaces";

/** The values of variables that an owner of the project would set. */
export const usualVariables: Readonly<Record<WorkspaceName, Variables>> = {
  "worker-infra": { alarm_emails: ["oncall@example.org"] },
  "processor-infra": {},
  "reporter-infra": { report_emails: ["reader@example.org"], report_from: "example.org" },
};
