import { type Filters, select } from "../src/dead-letters/selection";
import { assessedOf, hour, now, requestIdOf } from "./support/letters";

const young = assessedOf(1, { diedAt: now - hour });
const old = assessedOf(2, { diedAt: now - 30 * hour, reason: { kind: "orphan", text: "its query is nowhere" } });
/** Died long ago, and of something that no other case asks for. */
const hopeless = assessedOf(4, {
  diedAt: now - 60 * hour,
  reason: { kind: "malformed", text: "body: expected JSON" },
  hasText: true,
  prospect: { redrive: "fails", until: undefined, why: "it dies again" },
});
const other = assessedOf(3, { diedAt: now - 2 * hour, hasText: false });

test.each<[string, Filters, readonly unknown[]]>([
  ["a reason", { reason: ["orphan"] }, [old]],
  ["several reasons", { reason: ["orphan", "transient"] }, [young, old]],
  ["a prospect", { prospect: ["fails"] }, [hopeless]],
  ["a request", { request: [requestIdOf(1)] }, [young]],
  ["a message", { message: ["message-2"] }, [old]],
  ["a least age", { olderThan: 24 * hour }, [old, hopeless]],
  ["a greatest age", { newerThan: 24 * hour }, [young]],
  ["ages between", { olderThan: 2 * hour, newerThan: 40 * hour }, [old]],
  ["nothing but text", {}, [young, old, hopeless]],
])("%s chooses", (_, filters, chosen) => {
  expect(select([young, old, other, hopeless], filters, now)).toEqual(chosen);
});
