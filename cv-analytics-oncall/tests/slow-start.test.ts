import { SlowStart } from "../src/redrive/slow-start";

test("a redrive starts with one message and doubles its speed until it has the speed asked for", async () => {
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const pace = new SlowStart({ mostPerSecond: 20, now: () => now, sleep });
  const turns: string[] = [];
  for (let turn = 0; turn < 9; turn += 1) turns.push(`${await pace.turn()} at ${now}`);
  expect(turns).toEqual([
    "1 at 0",
    "2 at 1000",
    "4 at 2000",
    "8 at 3000",
    "10 at 4000",
    "10 at 4625",
    "10 at 5125",
    "10 at 5625",
    "10 at 6125",
  ]);
});

test("time that went by in sending is not waited for again", async () => {
  let now = 0;
  const slept: number[] = [];
  const pace = new SlowStart({ mostPerSecond: 1, now: () => now, sleep: async (ms) => void slept.push(ms) });
  await pace.turn();
  now = 5_000;
  await pace.turn();
  expect(slept).toEqual([]);
});
