import { ProvisionedThroughputExceededException } from "@aws-sdk/client-dynamodb";
import { patient } from "../src/aws/dynamodb-patience";
import { createDynamoRecords } from "../src/aws/dynamodb-records";
import { pagedIndex } from "./support/paged-index";

/** A week index of three items, one a page, that throttles so often before it gives each page. */
function throttlingIndex(times: number, error: Error = throttled) {
  let refused = 0;
  const pages = [0, 1, 2].map((number) => [{ requestId: `r${number}`, timestamp: number }]);
  const client = pagedIndex(pages, () => {
    if (refused < times) {
      refused += 1;
      throw error;
    }
    refused = 0;
  });
  const pauses: number[] = [];
  const records = createDynamoRecords({
    client: patient(client, async (ms) => pauses.push(ms)),
    now: () => 0,
    table: "analytics",
  });
  return { records, pauses };
}

const throttled = new ProvisionedThroughputExceededException({ message: "slow down", $metadata: {} });

async function readAll({ records }: ReturnType<typeof throttlingIndex>): Promise<string[]> {
  const requestIds: string[] = [];
  for await (const page of records.pagesOfDay("2025-W45", 0)) requestIds.push(...page.requestIds);
  return requestIds;
}

test("a week index without capacity is waited for, and every page is read once", async () => {
  const index = throttlingIndex(4);

  expect(await readAll(index)).toEqual(["r0", "r1", "r2"]);
  expect(index.pauses).toEqual(Array(12).fill(5_000));
});

test("a week index that has no capacity for ten minutes is a fault", async () => {
  const index = throttlingIndex(Number.POSITIVE_INFINITY);

  await expect(readAll(index)).rejects.toBe(throttled);
  expect(index.pauses).toHaveLength(120);
});

test("any other refusal is a fault at once", async () => {
  const index = throttlingIndex(1, new Error("AccessDenied"));

  await expect(readAll(index)).rejects.toThrow("AccessDenied");
  expect(index.pauses).toEqual([]);
});
