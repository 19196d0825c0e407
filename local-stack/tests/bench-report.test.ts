import { reportBenchmark } from "../bench/report/report-benchmark";

test("a report, loops that count and one that keeps everything read the same records, by turns", async () => {
  const measures = await reportBenchmark.run({ rounds: 1, quick: true, onProgress: () => {} });

  const floor = "the floor, counting over the reporter's client";
  const besideOthers = ["paging and counting", "all in an array", floor, "paging and counting", "all in an array"];
  const besideSmall = ["700 records a week", "700 records a week"];
  expect(measures.flatMap(({ ratio }) => ratio?.to ?? [])).toEqual([...besideOthers, ...besideOthers, ...besideSmall]);
  expect(measures.filter(({ target }) => target)).toHaveLength(4);
  expect(measures.every(({ figure }) => figure.median > 0)).toBe(true);
});
