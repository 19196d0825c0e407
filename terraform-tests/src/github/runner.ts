import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../../deployment/src/repository";
import { stackOf } from "../../../deployment/src/terraform/workspace";
import type { PlacedStep } from "../../../deployment/tests/actions/run";
import type { StepOutcome } from "../../../deployment/tests/actions/steps";
import { addressBucketsByPath, workspaceNames } from "../terraform/workspaces";

/** What a run of workflows needs to know of the world around it. */
export interface RunnerSettings {
  /** The repository that jobs check out, and the commit of the run. */
  readonly origin: string;
  readonly commit: string;
  /** A folder for checkouts, temporary files and artifacts. */
  readonly home: string;
  /** The environment of every job: how to reach the emulated AWS, GitHub and Cloudflare, but no credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the state of a workspace is kept, by its name: in the place of Terraform Cloud. */
  readonly states: Readonly<Record<string, string>>;
}

/** A job on this machine. */
interface Job {
  readonly checkout: string;
  readonly temp: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** Where the model of GitHub Actions believes temporary files. */
const modelledTemp = "/tmp/runner";

/** Does what a runner of GitHub does, with the very scripts of the workflows; actions of others have stand-ins here. */
export class Runner {
  /** How long the steps of each job took, and what they printed. */
  readonly seconds = new Map<string, number>();
  readonly logs = new Map<string, string>();
  private readonly jobs = new Map<string, Job>();

  constructor(private readonly settings: RunnerSettings) {}

  readonly perform = (step: PlacedStep): StepOutcome => {
    const startedAt = performance.now();
    try {
      return step.uses ? this.use(step, step.uses.replace(/@.*$/, "")) : this.run(step);
    } finally {
      const before = this.seconds.get(step.job) ?? 0;
      this.seconds.set(step.job, before + (performance.now() - startedAt) / 1_000);
    }
  };

  private use(step: PlacedStep, action: string): StepOutcome {
    const job = this.jobOf(step);
    const { name = "", path = "" } = step.with;
    const artifact = join(this.settings.home, "artifacts", name);
    const local = path.replace(modelledTemp, job.temp);
    switch (action) {
      case "actions/checkout":
        this.checkOut(job.checkout);
        return {};
      // This machine has them.
      case "actions/setup-node":
      case "hashicorp/setup-terraform":
        return {};
      case "aws-actions/configure-aws-credentials":
        job.env = { ...job.env, ...credentialsOf(step.with) };
        return {};
      case "actions/upload-artifact":
        if (existsSync(local)) cpSync(local, artifact, { recursive: true, force: true });
        return {};
      case "actions/download-artifact":
        cpSync(artifact, local, { recursive: true });
        return {};
      default:
        throw new Error(`there is no stand-in for ${action}`);
    }
  }

  private run(step: PlacedStep): StepOutcome {
    // The checkout has the packages of this machine.
    if (step.run === "npm ci --no-audit --no-fund") return {};
    const job = this.jobOf(step);
    const outputs = join(job.temp, "outputs");
    writeFileSync(outputs, "");
    // Without an organization the state is a local file; its place is given to `terraform init`.
    const { TF_CLOUD_ORGANIZATION: _, ...own } = step.env;
    const state = this.settings.states[own.WORKSPACE ?? ""];
    const init = `${this.settings.env.TF_CLI_ARGS_init ?? ""}${state ? ` -backend-config=path=${state}` : ""}`;
    const env = { ...job.env, ...own, TF_CLI_ARGS_init: init, GITHUB_OUTPUT: outputs };
    const bash = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run ?? ""];
    const { status, stdout, stderr } = spawnSync("bash", bash, { cwd: job.checkout, env, encoding: "utf8" });
    this.logs.set(step.job, `${this.logs.get(step.job) ?? ""}$ ${step.run}\n${stdout}${stderr}`);
    return { result: status === 0 ? "success" : "failure", outputs: readOutputs(outputs) };
  }

  private jobOf({ job, run_number }: PlacedStep): Job {
    const folder = join(this.settings.home, `${run_number} ${job}`.replace(/[^\w]+/g, "-"));
    const found = this.jobs.get(folder);
    if (found) return found;
    const [checkout, temp] = [join(folder, "checkout"), join(folder, "temp")];
    mkdirSync(temp, { recursive: true });
    const env = { ...this.settings.env, GITHUB_SHA: this.settings.commit, RUNNER_TEMP: temp };
    const made: Job = { checkout, temp, env };
    this.jobs.set(folder, made);
    return made;
  }

  private checkOut(folder: string): void {
    const { origin, commit, states } = this.settings;
    execFileSync("git", ["clone", "--quiet", "--no-checkout", origin, folder]);
    execFileSync("git", ["checkout", "--quiet", "--detach", commit], { cwd: folder });
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    for (const name of workspaceNames.filter((each) => each in states)) {
      const stack = join(folder, name, "cdktf.out/stacks", stackOf(name));
      mkdirSync(stack, { recursive: true });
      addressBucketsByPath(stack);
    }
  }
}

/** The access key of an emulated role is its name, so that the emulator's records tell who called. */
function credentialsOf({ "role-to-assume": role = "", "aws-region": region = "" }: PlacedStep["with"]) {
  const [, name] = /^arn:aws:iam::\d{12}:role\/(.+)$/.exec(role) ?? [];
  if (!name) throw new Error(`expected the ARN of a role, but got ${role}`);
  return { AWS_ACCESS_KEY_ID: name, AWS_SECRET_ACCESS_KEY: "emulated", AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}
