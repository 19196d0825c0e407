import { type TerraformStack, TerraformVariable, Token } from "cdktf";

export interface Variables {
  readonly region: string;
  /** `free-tier` or `on-demand`. */
  readonly capacityMode: string;
  readonly deletionProtection: TerraformVariable;
  /** True, false, or null for what the capacity mode implies. */
  readonly pointInTimeRecovery: TerraformVariable;
}

export function declareVariables(stack: TerraformStack): Variables {
  return {
    region: declareRegion(stack).stringValue,
    capacityMode: declareCapacityMode(stack).stringValue,
    deletionProtection: new TerraformVariable(stack, "deletion_protection", {
      description: "Whether AWS refuses to delete the tables; the README says how to destroy.",
      type: "bool",
      default: true,
      nullable: false,
    }),
    pointInTimeRecovery: new TerraformVariable(stack, "point_in_time_recovery", {
      description:
        "Whether the tables can be restored to any second of the last 35 days, which costs money by size. Null: off in free-tier, on in on-demand.",
      type: "bool",
      default: Token.nullValue(),
    }),
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
