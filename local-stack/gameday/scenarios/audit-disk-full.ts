import { existsSync } from "node:fs";
import type { LocalStack } from "../../src/stack/local-stack";
import type { Scenario } from "../scenario";

/** Linux's own full disk: whatever is written there ends in ENOSPC. */
const fullDisk = "/dev/full";
const refusal = /no change is made without the audit log: .*\/dev\/full can't be written: .*ENOSPC/;
const refusals = new WeakMap<object, string[]>();

export const auditDiskFull: Scenario = {
  name: "audit-disk-full",
  broken: "the disk for the on-call tool's audit log is full while dead letters wait for a redrive",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["dlq-not-empty"],
  async prepare() {
    if (!existsSync(fullDisk)) throw new Error(`this scenario needs ${fullDisk}, which Linux has`);
  },
  async break(world) {
    await world.stack.pause();
  },
  async whileBroken(world) {
    letAllDie(world.stack);
    const { deadLetters } = world.stack;
    await world.stack.resume();
    const before = deadLetters.peek().length;
    const { code, text } = await world.oncall("--audit-log", fullDisk, "dlq", "redrive", "--yes");
    const faults: string[] = [];
    if (code === 0 || !refusal.test(text)) faults.push(`the tool ended with ${code}: ${text}`);
    if (deadLetters.peek().length !== before) faults.push("a redrive was made that is in no audit log");
    refusals.set(world, faults);
  },
  repair: () => {},
  recover: async ({ oncall }) => void (await oncall("dlq", "redrive", "--yes")),
  faults: (world) => refusals.get(world) ?? ["the tool was not tried with a full disk"],
};

/** As when the function crashes each time. A message that is hidden, for a receive that ended with the pause had taken it, is waited for. */
function letAllDie({ queue, skip, now }: LocalStack): void {
  while (queue.peek().length > 0) {
    const received = queue.receive({ maxMessages: 10, visibilityTimeoutInSeconds: 0 });
    if (received.length === 0 && queue.counts().inFlight > 0) skip((queue.nextChangeAt() ?? now()) - now());
  }
}
