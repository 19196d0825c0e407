import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clients, createClients } from "./clients";
import { type Account, openAccount } from "./emulator/account";
import { type Hosting, openHosting } from "./github/hosting";
import { openWorkspace, type Workspace, type WorkspaceName, workspaceNames } from "./terraform/workspaces";
import { usualVariables } from "./usual-variables";

/** How long it took to deploy something. */
export interface Duration {
  /** Of a workspace only. */
  readonly planInSeconds?: number;
  readonly deployInSeconds: number;
}

/** What the steps share. */
export interface Suite {
  readonly account: Account;
  readonly hosting: Hosting;
  /** Of each deployable in the empty account. */
  readonly durations: Map<string, Duration>;
  readonly clients: Clients;
  /** A folder that is gone at the end. */
  readonly home: string;
  /** The environment of every command. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly pluginFolder: string | undefined;
  readonly workspaces: Readonly<Record<WorkspaceName, Workspace>>;
}

/** Opens an empty account and a folder to work in; both are gone with `resources`. */
export async function openSuite(signal: AbortSignal, resources: AsyncDisposableStack): Promise<Suite> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "cv-analytics-terraform-")));
  resources.defer(() => rmSync(home, { recursive: true, force: true }));
  const account = await openAccount(join(home, "functions"), resources);
  const env = { ...withoutCloud(process.env), ...account.environment, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  const pluginFolder = process.env.TF_PLUGIN_DIR || undefined;
  const surroundings = { env, signal, pluginFolder };
  const open = (name: WorkspaceName) => openWorkspace(name, home, usualVariables[name], surroundings);
  const [worker, processor, reporter] = workspaceNames;
  const workspaces = { [worker]: open(worker), [processor]: open(processor), [reporter]: open(reporter) };
  const hosting = await openHosting({ home, workspaces: Object.values(workspaces), ...surroundings }, resources);
  const durations = new Map<string, Duration>();
  return {
    account,
    hosting,
    durations,
    clients: createClients(account.endpoint),
    home,
    workspaces,
    ...surroundings,
  };
}

/** The environment without what would lead Terraform or AWS clients elsewhere. */
function withoutCloud(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(TF_|AWS_(?!CA_BUNDLE$))/.test(name)));
}
