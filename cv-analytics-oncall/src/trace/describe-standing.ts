import type { Standing } from "./standing";
import type { Trace } from "./trace";

/** Where a request stands, in words. */
export function describeStanding(trace: Trace, standing: Standing): string {
  switch (standing) {
    case "recorded":
      return trace.dead.letters.length > 0 ? "recorded, and dead once more" : "recorded";
    case "dead":
      return "dead";
    case "overdue":
      return "its response has not come within an hour";
    case "waiting":
      return trace.query ? "its query waits for its response" : "its response waits for its query";
    case "unanswered":
      return "no response came, and the question counts as unanswered";
    case "nowhere":
      return sayNowhere(trace);
  }
}

function sayNowhere({ queued, dead }: Trace): string {
  const hidden = dead.unseen === 0 ? "" : `\n  - It is one of ${dead.unseen} dead messages that could not be seen.`;
  return `in no table and not among the dead. That can mean:
  - It is in the event queue, where nobody can look for it: ${queued === 1 ? "1 message is" : `${queued || "no"} messages are`} there.${hidden}
  - It never arrived: the edge could not send it, or the id is another one's.
  - It has expired: a lone half after 24 hours, a dead message after 14 days, a record after 90.`;
}
