import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Variables } from "./variables";

/** Connects the stack to AWS and marks everything it makes as its own. */
export function connectToAws(stack: TerraformStack, { region }: Variables): void {
  stack.addOverride("terraform.required_version", ">= 1.10");
  new AwsProvider(stack, "aws", {
    region,
    defaultTags: [{ tags: { project: "cv-analytics", workspace: stack.node.id, "managed-by": "terraform" } }],
  });
}
