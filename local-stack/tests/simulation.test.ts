import { run } from "../simulation/runs/run";

const seeds = [1, 2, 3, 5, 8, 13, 21, 34];

test.each(seeds)("seed %i plays the same run twice, byte for byte", async (seed) => {
  const once = await run(seed, { withTimeLine: true });
  const again = await run(seed, { withTimeLine: true });
  expect(again.timeLine).toBe(once.timeLine);
  expect(again.totals).toEqual(once.totals);
});

test("a time line changes nothing of what it tells", async () => {
  for (const seed of seeds) {
    const { totals } = await run(seed);
    expect((await run(seed, { withTimeLine: true })).totals).toEqual(totals);
  }
});

test("what is left out does not happen, and the other producers draw the same", async () => {
  const whole = await run(3);
  const [first = "", ...others] = whole.sends;
  const rest = await run(3, { omitted: new Set([first, ...whole.injected.map(({ place }) => place)]) });
  expect(rest.sends).toEqual(others);
  expect(rest.injected.map(({ place }) => place)).not.toContain(whole.injected[0]?.place);
});
