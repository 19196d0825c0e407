import { ViolationError } from "../simulation/invariants/violation";
import { shrink } from "../simulation/runs/shrink";

const sends = ["q1", "r1", "q2", "r2", "q3"];
const injected = ["q1#1/1", "q1#1/3", "r2#1/2", "outage 1"].map((place) => ({ place, kind: "throttled" as const }));

/** A run that is broken as long as these parts of it are there. */
const brokenBy = (guilty: readonly string[]) => async (omitted: ReadonlySet<string>) => ({
  sends: sends.filter((name) => !omitted.has(name)),
  injected: injected.filter(({ place }) => !omitted.has(place)),
  violation: guilty.some((part) => omitted.has(part))
    ? undefined
    : new ViolationError("recorded once", "", "no record"),
});

test("only the sends and faults are left that the violation needs", async () => {
  const shrunk = await shrink(brokenBy(["q2", "r2", "r2#1/2"]));
  expect(shrunk.sends).toEqual(["q2", "r2"]);
  expect(shrunk.injected.map(({ place }) => place)).toEqual(["r2#1/2"]);
});

test("a violation of another invariant is not taken for the same", async () => {
  const play = async (omitted: ReadonlySet<string>) => {
    const result = await brokenBy(["q1"])(omitted);
    return omitted.has("r1") ? { ...result, violation: new ViolationError("drains", "", "q1") } : result;
  };
  expect((await shrink(play)).sends).toEqual(["q1", "r1"]);
});

test("a violation that needs neither sends nor faults is left with none", async () => {
  const shrunk = await shrink(brokenBy([]));
  expect([...shrunk.sends, ...shrunk.injected]).toEqual([]);
});
