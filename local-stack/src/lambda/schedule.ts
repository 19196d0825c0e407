const scheduledTimePlaceholder = "<aws.scheduler.scheduled-time>";

/**
 * The event that EventBridge Scheduler passes to its target for a run due at `scheduledTime`: the schedule's input with the instant in
 * place of `<aws.scheduler.scheduled-time>` (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html).
 */
export const scheduledEvent = (input: string, scheduledTime: Date): unknown => {
  // The scheduler looks for the placeholder in the text as it stands; Terraform's jsonencode() would have hidden it.
  if (/\\u003caws\.scheduler/i.test(input)) {
    throw new Error(
      `the schedule's input escapes "<" as \\u003c, so the scheduler would not find its placeholder: ${input}`,
    );
  }
  const event = input.replaceAll(scheduledTimePlaceholder, instantInSeconds(scheduledTime));
  const [unknown] = event.match(/<aws\.scheduler\.[^>]*>/) ?? [];
  if (unknown)
    throw new Error(`the schedule's input has the placeholder ${unknown}; known is ${scheduledTimePlaceholder}`);
  try {
    return JSON.parse(event);
  } catch (cause) {
    throw new Error(`the schedule's input is not JSON: ${input}`, { cause });
  }
};

const instantInSeconds = (time: Date) => time.toISOString().replace(/\.\d{3}Z$/, "Z");
