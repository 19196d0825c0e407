import { type TerraformStack, TerraformVariable } from "cdktf";

export interface Variables {
  readonly region: string;
}

export function declareVariables(stack: TerraformStack): Variables {
  const region = new TerraformVariable(stack, "aws_region", {
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
  return { region: region.stringValue };
}
