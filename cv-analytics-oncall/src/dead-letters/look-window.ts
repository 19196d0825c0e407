/** Ten messages a call, and a call takes a fifth of a second where the network is slow. */
const messagesPerSecond = 50;
const leastInSeconds = 30;
/** SQS's own longest. */
const mostInSeconds = 12 * 60 * 60;

/** How long a look at so many messages hides each, in seconds: long enough to see all, as short as possible for whom a kill would hide them. */
export function lookWindowInSeconds(messages: number): number {
  return Math.min(mostInSeconds, leastInSeconds + Math.ceil(messages / messagesPerSecond));
}
