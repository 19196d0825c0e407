import type { Concurrency } from "./workflow";

/** Somebody who holds a group or waits for it. */
export interface Member {
  readonly start: () => void;
  /** Called when somebody newer takes the place. */
  readonly cancel: () => void;
}

// GitHub's page "Control the concurrency of workflows and jobs".
const longestQueue = 100;

/** Who may run: one of a group at a time, the others in the order of their coming or, without a queue, the newest only. */
export class ConcurrencyGroups {
  private readonly groups = new Map<string, Member[]>();

  enter({ group, queue, "cancel-in-progress": cancelInProgress }: Concurrency, member: Member): void {
    const members = this.membersOf(group);
    const [holder, ...waiting] = members;
    if (waiting.length >= longestQueue) throw new Error(`expected at most ${longestQueue} waiting for ${group}`);
    const replaced = queue === "max" ? [] : waiting;
    members.splice(1, replaced.length);
    members.push(member);
    for (const each of replaced) each.cancel();
    if (!holder) member.start();
    else if (cancelInProgress) holder.cancel();
  }

  leave(group: string, member: Member): void {
    const members = this.membersOf(group);
    const index = members.indexOf(member);
    if (index >= 0) members.splice(index, 1);
    if (index === 0) members[0]?.start();
  }

  /** Groups are named without regard to case. */
  private membersOf(group: string): Member[] {
    const members = this.groups.get(group.toLowerCase()) ?? [];
    this.groups.set(group.toLowerCase(), members);
    return members;
  }
}
