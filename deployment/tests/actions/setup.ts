import type { PlacedStep } from "./run";
import type { StepOutcome } from "./steps";

/** What `.github/account.json` says once the bootstrap is done. */
const account = { awsAccount: "123456789012", awsRegion: "eu-west-2", terraformCloudOrganization: "example" };

/** Before the bootstrap. */
export const noAccount = { ...account, awsAccount: "", terraformCloudOrganization: "" };

type Perform = (step: PlacedStep) => StepOutcome;

/** The scripts of the setup action do what they are for; everything else is the scenario's. */
export function afterSetup(perform: Perform, outputs: Readonly<Record<string, string>> = account): Perform {
  return (step) => {
    if (step.id === "pinned") return { outputs: { node: "24.0.0" } };
    return step.id === "account" ? { outputs } : perform(step);
  };
}
