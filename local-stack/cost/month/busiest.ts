import { generateWeek } from "../../src/sample-week/generate-week";
import { startOfIsoWeek } from "../../src/sample-week/iso-week";

const week = "2026-W46";
const visitors = 1_000;
const hourInMs = 3_600_000;

/** How much of a week's questions the sample's busiest day and busiest hour have. */
export function busiestShares(): { readonly day: number; readonly hour: number } {
  const visits = generateWeek({ week, seed: 1, visitors });
  const start = startOfIsoWeek(week);
  const most = (spanInMs: number) => {
    const counts = Map.groupBy(visits, ({ at }) => Math.floor((at - start) / spanInMs));
    return Math.max(...[...counts.values()].map(({ length }) => length)) / visits.length;
  };
  return { day: most(24 * hourInMs), hour: most(hourInMs) };
}
