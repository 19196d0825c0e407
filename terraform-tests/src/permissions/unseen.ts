import type { Grant } from "../../../local-stack/src/iam/grants";
import { deployRoleOf, planRole } from "../callers";

/** Rights that are given although no step uses them. */
interface Unseen {
  readonly reason: string;
  readonly roles: readonly string[];
  readonly actions: readonly string[];
}

const worker = deployRoleOf("worker-infra");
const processor = deployRoleOf("processor-infra");
const reporter = deployRoleOf("reporter-infra");
const functions = ["cv-analytics-processor", "cv-analytics-reporter"].map(deployRoleOf);

/** At AWS with the rights of whoever called it (permissions of the handlers in the registry's schemas); the emulator's makes no calls. */
const byCloudFormation = "CloudFormation uses itself";
/** The emulator knows no budgets as the provider asks for them. */
const forTheBudget = "are for the budget";
/** Of what the code no longer has; the steps take away a subscription and a policy only. */
const toDelete = "are to delete";

const unseen: readonly Unseen[] = [
  {
    reason: byCloudFormation,
    roles: functions,
    actions: [
      ...["cloudformation:TagResource", "cloudformation:UntagResource"],
      ...["iam:PassRole", "lambda:CreateFunction", "lambda:DeleteFunction"],
      ...["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"],
      ...["lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:GetFunctionRecursionConfig"],
      ...["lambda:GetFunctionScalingConfig", "lambda:GetRuntimeManagementConfig"],
      ...["lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"],
      ...["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy"],
      ...["logs:DescribeLogGroups", "logs:DescribeIndexPolicies", "logs:DescribeResourcePolicies"],
      ...["logs:GetDataProtectionPolicy", "logs:ListTagsForResource", "logs:TagResource", "logs:UntagResource"],
    ],
  },
  {
    reason: byCloudFormation,
    roles: [deployRoleOf("cv-analytics-processor")],
    actions: [
      "lambda:GetFunctionConfiguration",
      ...["Create", "Get", "Update", "Delete"].map((verb) => `lambda:${verb}EventSourceMapping`),
    ],
  },
  {
    reason: byCloudFormation,
    roles: [deployRoleOf("cv-analytics-reporter")],
    actions: ["Put", "Get", "Update", "Delete"].map((verb) => `lambda:${verb}FunctionEventInvokeConfig`),
  },
  { reason: forTheBudget, roles: [planRole, reporter], actions: ["budgets:ViewBudget", "budgets:ListTagsForResource"] },
  {
    reason: forTheBudget,
    roles: [reporter],
    actions: ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"],
  },
  { reason: toDelete, roles: functions, actions: ["cloudformation:DeleteStack"] },
  { reason: toDelete, roles: [worker, processor, reporter], actions: ["cloudwatch:DeleteAlarms"] },
  // A policy's sixth version takes the place of its first.
  {
    reason: toDelete,
    roles: [worker],
    actions: ["iam:DeleteUserPolicy", "iam:DeletePolicy", "iam:DeletePolicyVersion"],
  },
  { reason: toDelete, roles: [processor, reporter], actions: ["iam:DeleteRolePolicy"] },
  {
    reason: toDelete,
    roles: [reporter],
    actions: ["cloudwatch:DeleteDashboards", "logs:DeleteQueryDefinition", "scheduler:DeleteSchedule"],
  },
];

const reasons: ReadonlyMap<string, string> = new Map(
  unseen.flatMap(({ reason, roles, actions }) =>
    roles.flatMap((role) => actions.map((action) => [`${role} ${action}`, reason] as const)),
  ),
);

interface Explanation {
  /** How many rights have each reason. */
  readonly counts: ReadonlyMap<string, number>;
  readonly unexplained: readonly string[];
  /** What is explained here, but was used or is not given. */
  readonly needless: readonly string[];
}

/** Explains rights that no step used. */
export function explainUnused(unused: readonly Grant[]): Explanation {
  const keys = unused.map(({ owner, action }) => `${owner} ${action}`);
  const counts = new Map<string, number>();
  for (const reason of keys.flatMap((key) => reasons.get(key) ?? [])) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    counts,
    unexplained: unused
      .filter(({ owner, action }) => !reasons.has(`${owner} ${action}`))
      .map(({ owner, action, resource }) => `${owner} never did ${action} on ${resource}`),
    needless: [...reasons.keys()].filter((key) => !keys.includes(key)),
  };
}
