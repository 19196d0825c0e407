const minuteInSeconds = 60;
const longestDelayInSeconds = 60 * minuteInSeconds;

/**
 * Seconds until a message is tried again: about a minute after its first receive, about an hour after later ones, so
 * that an outage shorter than that costs fewer receives than the redrive policy allows. `random` is in [0, 1): a quarter
 * of jitter either way keeps the retries of an outage apart.
 */
export function retryDelayInSeconds(receiveCount: number, random: number): number {
  const delay = Math.min(minuteInSeconds ** receiveCount, longestDelayInSeconds);
  return Math.round(delay * (0.75 + random / 2));
}
