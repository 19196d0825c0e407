import type { TerraformOptions } from "../terraform/terraform";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a job: this machine's and the way to the emulators, but nobody's credentials. */
export function environmentOfJobs({ env, pluginFolder }: Pick<TerraformOptions, "env" | "pluginFolder">): Environment {
  const {
    AWS_ACCESS_KEY_ID: _,
    AWS_SECRET_ACCESS_KEY: __,
    GITHUB_ACTIONS: ___,
    GITHUB_STEP_SUMMARY: ____,
    ...rest
  } = env;
  return {
    ...rest,
    ...(pluginFolder && { TF_CLI_ARGS_init: `-plugin-dir=${pluginFolder}` }),
    // The waits are for the provider's own polling; the emulator has time for more than Terraform's usual ten.
    TF_CLI_ARGS_plan: "-parallelism=30",
    TF_CLI_ARGS_apply: "-parallelism=30",
  };
}
