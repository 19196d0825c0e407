import { edgeBenchmark } from "../bench/edge/edge-benchmark";

test("visitors of the Worker and of one without analytics are answered by turns, and every event comes", async () => {
  const measures = await edgeBenchmark.run({ rounds: 1, quick: true, onProgress: () => {} });

  expect(measures).toHaveLength(15);
  expect(measures.map(({ what }) => what)).toContain("added with SQS hanging, p99");
  expect(measures.every(({ figure }) => Number.isFinite(figure.median))).toBe(true);
});
