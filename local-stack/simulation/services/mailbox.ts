import { deliveryDeadlineInMs } from "../../../cv-analytics-reporter/src/sending/claim";
import type { Channel } from "../../../cv-analytics-reporter/src/sending/delivery";
import { Random } from "../world/random";
import type { Process } from "./process";

export interface DeliveredMail {
  readonly week: string;
  readonly channel: string;
  readonly by: Process;
  /** How many faults the process had met before it handed the mail over. */
  readonly faultsBefore: number;
}

/** Within the deadline, and long enough for another invocation to come between. */
const slowDeliveryInMs = [500, 3_500] as const;
const shareOfSlowDeliveries = 0.2;

/** Everything that arrived with readers. */
export class Mailbox {
  readonly mails: DeliveredMail[] = [];

  constructor(private readonly onArrival: (mail: DeliveredMail) => void) {}

  /** A channel of one process; `failureRate` is how likely it refuses a mail, or delivers it and says that it failed. */
  channel(name: string, week: string, process: Process, failureRate: number): Channel {
    return {
      name,
      deliver: async () => {
        const signal = process.abortAfter(deliveryDeadlineInMs);
        const pace = new Random(process.world.seed, `pace of ${process.name} by ${name}`);
        if (pace.chance(shareOfSlowDeliveries)) await process.sleep(pace.between(...slowDeliveryInMs));
        const faultsBefore = process.faultsMet;
        return await process.call(
          () => `hands the mail of ${week} to ${name}`,
          (fault) => {
            const place = `${process.name} by ${name}`;
            const random = new Random(process.world.seed, place);
            const fails = random.chance(failureRate);
            const { faults } = process.world;
            const isRefused = faults.strikes(place, "mail refused", fails && random.chance(0.5));
            const isLost = !isRefused && faults.strikes(place, "mail delivered, reported as failed", fails);
            if (isRefused || isLost) process.meetFault();
            if (isRefused || fault === "throttled" || fault === "refused") throw new Error("the mail was refused");
            this.arrive({ week, channel: name, by: process, faultsBefore });
            if (isLost || fault?.endsWith("reported as failed")) throw new Error("the answer was lost");
            return `mail ${this.mails.length}`;
          },
          signal,
        );
      },
    };
  }

  private arrive(mail: DeliveredMail): void {
    this.onArrival(mail);
    this.mails.push(mail);
  }
}
