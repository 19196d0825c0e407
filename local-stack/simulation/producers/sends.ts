import type { Random } from "../world/random";
import { drawEvents, drawMalformedBody } from "./events";
import type { ProducerKind } from "./kinds";
import type { Half, Send } from "./truth";

const minuteInMs = 60_000;
const hourInMs = 60 * minuteInMs;
const deduplicationWindowInMs = 5 * minuteInMs;
/** What is sent within it may be struck by faults. */
const longestDelayInMs = 5 * hourInMs;

/** Which messages share a group: the edge gives each request its own, but nothing may rest on that. */
export type Grouping = "by request" | "by session" | "by half";

/** What one producer sends: `number` names its request, `at` is when the visitor asked. */
export function drawSends(kind: ProducerKind, number: number, at: number, grouping: Grouping, random: Random): Send[] {
  const events = drawEvents(number, at, random);
  const { query, response } = events;
  const answered = response.timestamp - at;
  const send = (half: Half, delay: number, copy = ""): Send => {
    const event = events[half];
    const groups = {
      "by request": query.requestId,
      "by session": query.sessionId,
      "by half": `${query.requestId}:${half}`,
    };
    return {
      name: `${half[0]}${number}${copy}`,
      at: at + delay,
      groupId: groups[grouping],
      deduplicationId: `${query.requestId}:${half}`,
      body: JSON.stringify(random.chance(0.1) ? { ...event, unknown: "extra" } : event),
      event,
    };
  };
  const both = [send("query", 0), send("response", answered)];
  const again = (delay: number) => [
    ...both,
    ...(random.chance(0.7) ? [send("query", delay, "b")] : []),
    send("response", delay + answered, "b"),
  ];

  switch (kind) {
    case "immediate":
      return both;
    case "delayed":
      return [send("query", 0), send("response", random.between(minuteInMs, longestDelayInMs))];
    case "response first":
      return [send("query", random.pick([1, minuteInMs, longestDelayInMs])), send("response", 0)];
    case "resent inside the deduplication window":
      return again(random.between(1, deduplicationWindowInMs / 2));
    case "resent after the deduplication window":
      return again(random.between(deduplicationWindowInMs + 3_000, longestDelayInMs));
    case "resent a day later":
      return again(random.between(24 * hourInMs, 80 * hourInMs));
    case "query alone":
      return [send("query", 0)];
    case "response alone":
      return [send("response", 0)];
    case "other half too late": {
      const [first, second] = random.pick<[Half, Half]>([
        ["query", "response"],
        ["response", "query"],
      ]);
      return [send(first, 0), send(second, random.between(24 * hourInMs, 80 * hourInMs))];
    }
    case "malformed": {
      const bad = { ...send("query", 0), name: `m${number}`, deduplicationId: `m${number}`, event: undefined };
      const malformed = { ...bad, body: drawMalformedBody(events, random) };
      return random.chance(0.5) ? [malformed] : [malformed, ...both];
    }
  }
}
