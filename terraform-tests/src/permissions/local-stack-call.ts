import type { Operation } from "../../../local-stack/src/aws/wire";
import type { Surroundings } from "../../../local-stack/src/iam/permission";
import { accountId, region } from "../emulator/account";
import { jsonActionOf, type Request } from "../emulator/exchange";

/** A request in AWS's JSON protocol as the local stack has it. */
export function readOperation<Service extends Operation["service"]>(service: Service, request: Request) {
  const action = jsonActionOf(request)?.split(".")[1] ?? "";
  const input: Record<string, unknown> = JSON.parse(request.body.toString("utf8"));
  return { service, action, input };
}

/** Where the local stack's rules place a call. What they ask of its state is for actions that no deployment takes. */
export const surroundings: Surroundings = {
  region,
  accountId,
  deadLetterSources: () => [],
  moveTaskSource: () => undefined,
  senderIdentity: (address) => address,
};
