import { batchKinds, createBatches } from "../bench/batch/batches";
import { checkLeft } from "../bench/batch/check";
import { openSetting, type Setting } from "../bench/batch/setting";
import { contestantNames } from "../bench/opponents/contestants";

let setting: Setting;
beforeAll(async () => {
  setting = await openSetting(0);
});
afterAll(() => setting.stop());

const requests = {
  processor: [2, 2, 3],
  draft: [20, 10, 30],
  powertools: [20, 10, 30],
  floor: [1, 1, 2],
};

test.each(contestantNames)(
  "%s leaves the right records and halves, with the requests that it is known for",
  async (name) => {
    const asked: number[] = [];
    for (const kind of batchKinds) {
      const batches = createBatches(kind, 1);
      const run = await setting.run(name, batches);
      checkLeft(name, batches, run);
      asked.push(run.usage.requests);
    }
    expect(asked).toEqual(requests[name]);
  },
);

test("a contestant that leaves something else than the batch calls for is named", async () => {
  const batches = createBatches("five pairs", 1);
  const { left } = await setting.run("floor", createBatches("ten queries", 1));
  expect(() => checkLeft("the lazy one", batches, { left })).toThrow(/^the lazy one left something else in /);
});

test("each run begins with an empty database", async () => {
  await setting.run("floor", createBatches("five pairs", 2));
  const batches = createBatches("ten queries", 1);
  checkLeft("floor", batches, await setting.run("floor", batches));
});
