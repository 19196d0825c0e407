import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "../../../deployment/src/command";
import { repository } from "../../../deployment/src/repository";
import type { Event } from "../../../deployment/tests/actions/events";
import { startFakeCloud } from "../../../deployment/tests/support/fake-cloud";
import { startFakeGitHub } from "../../../deployment/tests/support/fake-github";
import { accountId, region } from "../emulator/account";
import type { TerraformOptions } from "../terraform/terraform";
import type { Workspace } from "../terraform/workspaces";
import { createOrigin } from "./origin";
import type { RanJob, RunRequest } from "./run-workflows";
import { environmentOfJobs } from "./runner-environment";

interface Surroundings extends Omit<TerraformOptions, "folder"> {
  /** A folder that is gone at the end. */
  readonly home: string;
  readonly workspaces: readonly Workspace[];
}

/** GitHub with this repository, and Cloudflare. */
export interface Hosting {
  /** Commits to main, and tells the commit. */
  readonly commit: (files: Readonly<Record<string, string>>) => string;
  /** Lets an event of a commit run the workflows that it triggers, by their own commands; tells of each job. */
  readonly run: (event: Event, commit: string) => Promise<readonly RanJob[]>;
  /** How often the Worker was uploaded. */
  readonly uploads: () => number;
}

const secrets = {
  repository: { TF_API_TOKEN: "token" },
  environments: { "cv-analytics-worker": { CLOUDFLARE_API_TOKEN: "token" } },
};

const queueUrl = `https://sqs.${region}.amazonaws.com/${accountId}/cv-analytics-queue.fifo`;

const program = [
  // GitHub's package of expressions is to be imported only, and its users are CommonJS.
  "--conditions=import",
  ...["--import", pathToFileURL(createRequire(__filename).resolve("tsx")).href],
  join(__dirname, "run-workflows.ts"),
];

/** Starts both; they end with `resources`. */
export async function openHosting(
  { home, workspaces, signal, ...surroundings }: Surroundings,
  resources: AsyncDisposableStack,
): Promise<Hosting> {
  const folder = join(home, "github");
  mkdirSync(folder);
  const origin = createOrigin(join(folder, "origin"));
  const github = await startFakeGitHub();
  resources.defer(github.close);
  const cloudflare = await startFakeCloud(queueUrl);
  resources.defer(cloudflare.close);
  const cloudflareAccount = { CLOUDFLARE_API_BASE_URL: cloudflare.url, CLOUDFLARE_ACCOUNT_ID: "account" };
  const env = { ...environmentOfJobs(surroundings), ...github.env, ...cloudflareAccount };
  const states = Object.fromEntries(workspaces.map(({ name, stateFile }) => [name, stateFile]));
  let runs = 0;
  return {
    commit: origin.commit,
    uploads: () => cloudflare.uploads.length,
    async run(event, commit) {
      runs += 1;
      const place = join(folder, `run-${runs}`);
      mkdirSync(place);
      const about = { event: { ...event, sha: commit }, commit, secrets };
      const request: RunRequest = { ...about, origin: origin.folder, home: place, env, states };
      const file = join(place, "request.json");
      writeFileSync(file, JSON.stringify(request));
      const told = await runCommand(process.execPath, [...program, file], { cwd: repository, signal });
      const ran: RanJob[] = JSON.parse(told);
      for (const { environment, result } of ran) if (environment) github.deploy(environment, commit, result);
      return ran;
    },
  };
}
