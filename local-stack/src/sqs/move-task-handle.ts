import * as z from "zod";
import { AwsError } from "../aws/service";

const handleSchema = z.object({ taskId: z.string(), sourceArn: z.string() });

type TaskIdentity = z.infer<typeof handleSchema>;

export function taskToHandle({ taskId, sourceArn }: TaskIdentity): string {
  return Buffer.from(JSON.stringify({ taskId, sourceArn })).toString("base64");
}

/** The task behind a handle; throws InvalidParameterValue for what is no handle. */
export function handleToTask(handle: string): TaskIdentity {
  const parsed = handleSchema.safeParse(parseJson(Buffer.from(handle, "base64").toString()));
  if (parsed.success) return parsed.data;
  throw new AwsError("InvalidParameterValue", "Value for parameter TaskHandle is invalid.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
