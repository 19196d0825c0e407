import * as z from "zod";
import { invalidValue } from "./sqs-errors";

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export interface RedriveAllowPolicy {
  readonly redrivePermission: "allowAll" | "denyAll" | "byQueue";
  readonly sourceQueueArns?: readonly string[] | undefined;
}

// Consoles and Terraform write the count as a number or as a string; AWS takes both.
const redrivePolicySchema = z.object({
  deadLetterTargetArn: z.string().regex(/^arn:aws:sqs:[^:]+:\d{12}:[\w.-]+$/),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

const redriveAllowPolicySchema = z.object({
  redrivePermission: z.enum(["allowAll", "denyAll", "byQueue"]),
  sourceQueueArns: z.array(z.string()).min(1).max(10).optional(),
});

/** The value of the attribute RedrivePolicy, or why AWS refuses it. */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const parsed = redrivePolicySchema.safeParse(parseJson("RedrivePolicy", text));
  if (parsed.success) return parsed.data;
  throw invalidPolicy("RedrivePolicy", text, `Invalid value for ${firstFieldOf(parsed.error)}.`);
}

/** The value of the attribute RedriveAllowPolicy, or why AWS refuses it. */
export function parseRedriveAllowPolicy(text: string): RedriveAllowPolicy {
  const parsed = redriveAllowPolicySchema.safeParse(parseJson("RedriveAllowPolicy", text));
  if (!parsed.success) {
    throw invalidPolicy("RedriveAllowPolicy", text, `Invalid value for ${firstFieldOf(parsed.error)}.`);
  }
  const isByQueue = parsed.data.redrivePermission === "byQueue";
  if (isByQueue !== (parsed.data.sourceQueueArns !== undefined)) {
    const reason = "sourceQueueArns belongs to redrivePermission byQueue, and to no other.";
    throw invalidPolicy("RedriveAllowPolicy", text, reason);
  }
  return parsed.data;
}

/** Whether a dead-letter queue with this policy takes messages of that source; without a policy it takes any. */
export function allowsRedriveFrom(sourceArn: string, policy: RedriveAllowPolicy | undefined): boolean {
  if (policy === undefined || policy.redrivePermission === "allowAll") return true;
  return policy.redrivePermission === "byQueue" && (policy.sourceQueueArns ?? []).includes(sourceArn);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidPolicy(name, text, "Redrive policy is not a valid JSON map.");
  }
}

function invalidPolicy(name: string, text: string, reason: string) {
  return invalidValue(name, text, reason);
}

function firstFieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.join(".") || "the policy";
}
