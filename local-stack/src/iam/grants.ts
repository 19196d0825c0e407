import { type AccessRequest, statementApplies } from "./evaluate";
import { matchesAction, matchesArn } from "./patterns";
import type { Policy } from "./policy";

/** What an allow statement gives: one action on one resource, as the policy writes them. */
export interface Grant {
  /** The principal, or the ARN of the resource, whose policy gives it. */
  readonly owner: string;
  readonly policy: string;
  readonly sid: string;
  readonly action: string;
  readonly resource: string;
}

/** Knows which grants of some policies were ever needed. */
export interface GrantLedger {
  /** Marks every grant that covers an allowed request. */
  readonly use: (request: AccessRequest) => void;
  readonly used: () => Grant[];
  readonly unused: () => Grant[];
}

/** Keeps account of the grants in one owner's policies. */
export function createGrantLedger(owner: string, policies: readonly Policy[]): GrantLedger {
  const entries = policies.flatMap(({ name, statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) =>
        statement.actions.flatMap((action) =>
          statement.resources.map((resource) => ({
            grant: { owner, policy: name, sid: statement.sid, action, resource },
            statement,
            used: false,
          })),
        ),
      ),
  );
  return {
    use(request) {
      for (const entry of entries) {
        const covers =
          matchesAction(entry.grant.action, request.action) && matchesArn(entry.grant.resource, request.resource);
        if (covers && statementApplies(entry.statement, request)) entry.used = true;
      }
    },
    used: () => entries.filter(({ used }) => used).map(({ grant }) => grant),
    unused: () => entries.filter(({ used }) => !used).map(({ grant }) => grant),
  };
}
