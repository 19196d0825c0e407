import type { TerraformOptions } from "../terraform/terraform";

type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials come by a step; the rest are of a run that this one may itself be part of. */
const notOfJobs = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"];

/** The environment of a job: this machine's and the way to the emulators, but nobody's credentials. */
export function environmentOfJobs({ env, pluginFolder }: Pick<TerraformOptions, "env" | "pluginFolder">): Environment {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !notOfJobs.includes(name))),
    ...(pluginFolder && { TF_CLI_ARGS_init: `-plugin-dir=${pluginFolder}` }),
    // The waits are for the provider's own polling; the emulator has time for more than Terraform's usual ten.
    TF_CLI_ARGS_plan: "-parallelism=30",
    TF_CLI_ARGS_apply: "-parallelism=30",
  };
}
