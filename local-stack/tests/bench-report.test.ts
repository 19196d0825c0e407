import { reportBenchmark } from "../bench/report/report-benchmark";

test("a report, a loop that counts and one that keeps everything read the same records, by turns", async () => {
  const measures = await reportBenchmark.run({ rounds: 1, quick: true, onProgress: () => {} });

  const besideOthers = ["paging and counting", "all in an array", "paging and counting", "all in an array"];
  expect(measures.flatMap(({ ratio }) => ratio?.to ?? [])).toEqual([
    ...besideOthers,
    ...besideOthers,
    "700 records a week",
    "700 records a week",
  ]);
  expect(measures.filter(({ target }) => target)).toHaveLength(4);
  expect(measures.every(({ figure }) => figure.median > 0)).toBe(true);
});
