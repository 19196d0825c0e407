import type { Item } from "../dynamodb/table";
import type { DeliveredMail } from "../services/mailbox";
import { type Invariant, violate } from "./invariant";

export const mailedOnce: Invariant = {
  name: "mailed once",
  sentence:
    "Each week is mailed exactly once by each channel, save in the documented window between handing a mail over and its mark; its figures equal a recount.",
};

/** The latest arrival of each week by each channel. */
export class Arrivals {
  private readonly last = new Map<string, DeliveredMail>();

  /** To be checked as a mail arrives; `entry` is the week's item in the ledger. */
  check(mail: DeliveredMail, entry: Item | undefined): void {
    const { week, channel } = mail;
    const marked = (entry?.channels ?? {}) as Record<string, unknown>;
    if (channel in marked) violate(mailedOnce, `${week} was mailed by ${channel} again although its mark was there`);
    const key = `${week} ${channel}`;
    const before = this.last.get(key);
    if (before && before.by.faultsMet === before.faultsBefore && !before.by.isDead)
      violate(mailedOnce, `${week} was mailed by ${channel} twice, and no fault hid the first mail`);
    this.last.set(key, mail);
  }

  /** To be checked when every report was asked for without faults. */
  checkComplete(weeks: readonly string[], channels: readonly string[]): void {
    for (const week of weeks)
      for (const channel of channels)
        if (!this.last.has(`${week} ${channel}`)) violate(mailedOnce, `${week} was never mailed by ${channel}`);
  }
}
