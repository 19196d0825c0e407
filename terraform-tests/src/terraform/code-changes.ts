import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const text = z.string();
const resources = z.record(text, z.record(text, z.unknown()));
const stack = z.looseObject({
  provider: z.looseObject({
    aws: z.tuple([z.looseObject({ default_tags: z.tuple([z.looseObject({ tags: z.record(text, text) })]) })]),
  }),
  resource: z.record(text, resources),
});

/** An argument of each type of resource whose words can be others, and where in it one more word goes. */
const words = {
  aws_cloudwatch_metric_alarm: ["alarm_description", /$/],
  aws_iam_policy: ["policy", /(?<="Sid":")/],
  aws_scheduler_schedule: ["description", /$/],
} as const;

/** Changes a synthesised workspace as new code would: one more tag on all that has tags, and other words. */
export function changeCode(folder: string): void {
  const { provider, resource } = stack.parse(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  const [{ tags }] = provider.aws[0].default_tags;
  const changed = Object.entries(words).flatMap(([type, [argument, place]]) => {
    const found = Object.entries(resource[type] ?? {});
    // Terraform takes no type without a resource.
    if (found.length === 0) return [];
    const others = found.map(([name, body]) => [
      name,
      { [argument]: text.parse(body[argument]).replace(place, "New") },
    ]);
    return [[type, Object.fromEntries(others)] as const];
  });
  const aws = { default_tags: [{ tags: { ...tags, changed: "true" } }] };
  writeFileSync(overrideIn(folder), JSON.stringify({ provider: { aws }, resource: Object.fromEntries(changed) }));
}

/** Takes back what `changeCode` did. */
export function restoreCode(folder: string): void {
  rmSync(overrideIn(folder));
}

/** Terraform merges it into the workspace by its name. */
function overrideIn(folder: string): string {
  return join(folder, "change_override.tf.json");
}
