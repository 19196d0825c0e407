import { type TerraformStack, TerraformVariable, Token } from "cdktf";

export interface Variables {
  readonly region: string;
  /** `free-tier` or `on-demand`. */
  readonly capacityMode: string;
  readonly deletionProtection: TerraformVariable;
  /** True, false, or null for what the capacity mode implies. */
  readonly pointInTimeRecovery: TerraformVariable;
  readonly scheduleTimeZone: string;
  readonly reportEmails: TerraformVariable;
  /** The SES identity that mails are sent from, or null for no mail by SES. */
  readonly reportFrom: TerraformVariable;
  /** Whom to mail before the month costs money, or null for no budget. */
  readonly budgetEmail: TerraformVariable;
}

export function declareVariables(stack: TerraformStack): Variables {
  return {
    region: declareRegion(stack).stringValue,
    capacityMode: declareCapacityMode(stack).stringValue,
    deletionProtection: new TerraformVariable(stack, "deletion_protection", {
      description: "Whether AWS refuses to delete the table; the README says how to destroy.",
      type: "bool",
      default: true,
      nullable: false,
    }),
    pointInTimeRecovery: new TerraformVariable(stack, "point_in_time_recovery", {
      description:
        "Whether the table can be restored to any second of the last 35 days, which costs money by size. Null: off in free-tier, on in on-demand.",
      type: "bool",
      default: Token.nullValue(),
    }),
    scheduleTimeZone: declareScheduleTimeZone(stack).stringValue,
    reportEmails: declareReportEmails(stack),
    reportFrom: declareReportFrom(stack),
    budgetEmail: declareBudgetEmail(stack),
  };
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

function declareCapacityMode(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "capacity_mode", {
    description:
      "free-tier: provisioned capacity inside the always-free allowance. on-demand: any load, paid by request. The same in all workspaces.",
    type: "string",
    default: "free-tier",
    nullable: false,
    validation: [
      {
        condition: '${contains(["free-tier", "on-demand"], var.capacity_mode)}',
        errorMessage: "capacity_mode must be free-tier or on-demand.",
      },
    ],
  });
}

function declareScheduleTimeZone(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "schedule_time_zone", {
    description: "IANA time zone in which the weekly report leaves on Monday at 08:00, summer and winter.",
    type: "string",
    default: "Europe/London",
    nullable: false,
    validation: [
      {
        condition: '${can(regex("^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+)$", var.schedule_time_zone))}',
        errorMessage: "schedule_time_zone must be an IANA time zone, such as Europe/London or UTC.",
      },
    ],
  });
}

function declareReportEmails(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "report_emails", {
    description: "Addresses that get the weekly report as plain text by SNS; each confirms by a link that AWS mails.",
    type: "set(string)",
    default: [],
    nullable: false,
    validation: [
      {
        condition:
          '${alltrue([for address in var.report_emails : can(regex("^[^@\\\\s]+@[^@\\\\s]+[.][^@\\\\s.]+$", address))])}',
        errorMessage: "report_emails must be a set of e-mail addresses, such as cv@example.org.",
      },
    ],
  });
}

function declareReportFrom(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "report_from", {
    description:
      "Verified SES identity (an address or a domain) that the HTML report is sent from. Null: no mail by SES. The sender itself is lambda.yaml's ReportFrom.",
    type: "string",
    default: Token.nullValue(),
    validation: [
      {
        condition:
          '${var.report_from == null ? true : can(regex("^([^@\\\\s]+@)?[^@\\\\s]+[.][^@\\\\s.]+$", var.report_from))}',
        errorMessage: "report_from must be an e-mail address or a domain, such as cv@example.org or example.org.",
      },
    ],
  });
}

function declareBudgetEmail(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "budget_email", {
    description: "Address to mail when the account's bill for the month is forecast to near 1 USD. Null: no budget.",
    type: "string",
    default: Token.nullValue(),
    validation: [
      {
        condition:
          '${var.budget_email == null ? true : can(regex("^[^@\\\\s]+@[^@\\\\s]+[.][^@\\\\s.]+$", var.budget_email))}',
        errorMessage: "budget_email must be an e-mail address, such as bills@example.org.",
      },
    ],
  });
}
