import type { World } from "./world";

/** The report of the week must have left once by each channel, and must have failed before, or nothing was broken. */
export function mailFaults({ stack: { mails }, reportFailures }: World): string[] {
  const channels = ["sns", "ses"] as const;
  const counts = channels.map((channel) => ({
    channel,
    count: mails.filter((mail) => mail.channel === channel).length,
  }));
  return [
    ...counts
      .filter(({ count }) => count !== 1)
      .map(({ channel, count }) => `${count} reports were mailed by ${channel}`),
    ...(reportFailures.length === 0 ? ["the report did not fail"] : []),
  ];
}
