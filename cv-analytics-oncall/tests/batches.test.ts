import { forEachToTheEnd } from "../src/aws/batches";

test("a failure keeps no other item from its turn, and the first one is thrown at the end", async () => {
  const done: number[] = [];
  const all = forEachToTheEnd([1, 2, 3, 4, 5], 2, async (item) => {
    if (item === 1 || item === 4) throw new Error(`no ${item}`);
    done.push(item);
  });
  await expect(all).rejects.toThrow("no 1");
  expect(done).toEqual([2, 3, 5]);
});
