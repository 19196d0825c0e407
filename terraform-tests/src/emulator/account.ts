import { person } from "../callers";
import { keepBucketPolicies } from "./bucket-policy";
import { type Call, readCall } from "./calls";
import { makeEmptyChangeSets } from "./empty-change-set";
import type { Gap } from "./exchange";
import { runInvokedFunctions } from "./invoked-functions";
import { startMoto } from "./moto";
import { forgetProvisionedCapacity } from "./on-demand-capacity";
import { type EmulatorProxy, startProxy } from "./proxy";
import { keepQueuePolicies } from "./queue-policies";
import { keepRollbackTriggers } from "./rollback-triggers";
import { keepSavedQueries } from "./saved-queries";

export const region = "eu-west-2";
/** Moto's account. */
export const accountId = "123456789012";

/** An AWS account that is empty at first and gone at the end. */
export interface Account {
  readonly endpoint: string;
  /** What every client of the account needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the emulator's answers are put right. */
  readonly gaps: readonly Pick<Gap, "name" | "reason">[];
  /** What the functions wrote to their logs. */
  readonly logs: readonly string[];
  /** What everyone but a person asked of it, in this order. */
  readonly calls: readonly Call[];
  readonly hold: EmulatorProxy["hold"];
}

/** Starts the account, which ends with `resources`; `home` is a folder for what its functions run. */
export async function openAccount(home: string, resources: AsyncDisposableStack): Promise<Account> {
  const environment = {
    AWS_ACCESS_KEY_ID: person,
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
  const logs: string[] = [];
  const moto = await startMoto(resources);
  const emulator = `http://127.0.0.1:${moto.port}`;
  const gaps = [
    keepQueuePolicies(),
    keepBucketPolicies(),
    forgetProvisionedCapacity(),
    keepSavedQueries(),
    makeEmptyChangeSets(),
    keepRollbackTriggers(),
    runInvokedFunctions({ emulator, environment, home, resources, onLog: (line) => logs.push(line) }),
  ];
  const calls: Call[] = [];
  const proxy = await startProxy(moto.port, gaps, (request, reply) => {
    const call = readCall(request, reply);
    if (call && call.caller !== person) calls.push(call);
  });
  resources.defer(proxy.close);
  return {
    endpoint: proxy.url,
    environment: {
      ...environment,
      AWS_ENDPOINT_URL: proxy.url,
      // Nothing of the machine's own account gets in.
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    gaps,
    logs,
    calls,
    hold: proxy.hold,
  };
}
