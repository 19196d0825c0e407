import { createRandom } from "../../src/sample-week/random";

/**
 * When questions come, in milliseconds from the start: independently of each other, so many a second on average, and
 * fixed beforehand, so that no slow answer delays the next question.
 */
export function arrivals(perSecond: number, seconds: number, seed: number): number[] {
  const random = createRandom(seed);
  const times: number[] = [];
  for (let at = 0; times.length < perSecond * seconds; times.push(at)) {
    at += (-Math.log(1 - random()) * 1_000) / perSecond;
  }
  return times;
}
