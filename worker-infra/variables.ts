import { type TerraformStack, TerraformVariable } from "cdktf";

export interface Variables {
  readonly region: string;
  readonly alarmEmails: TerraformVariable;
}

export function declareVariables(stack: TerraformStack): Variables {
  return { region: declareRegion(stack).stringValue, alarmEmails: declareAlarmEmails(stack) };
}

function declareRegion(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "aws_region", {
    description: "AWS region of queues, topics and functions; the same in all three workspaces.",
    type: "string",
    default: "eu-west-2",
    nullable: false,
    validation: [
      {
        condition: '${can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))}',
        errorMessage: "aws_region must be the name of an AWS region, such as eu-west-2.",
      },
    ],
  });
}

function declareAlarmEmails(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "alarm_emails", {
    description: "Addresses that hear of every alarm by SNS; each confirms by a link that AWS mails.",
    type: "set(string)",
    default: [],
    nullable: false,
    validation: [
      {
        condition:
          '${alltrue([for address in var.alarm_emails : can(regex("^[^@\\\\s]+@[^@\\\\s]+[.][^@\\\\s.]+$", address))])}',
        errorMessage: "alarm_emails must be a set of e-mail addresses, such as oncall@example.org.",
      },
    ],
  });
}
