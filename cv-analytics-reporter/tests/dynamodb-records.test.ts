import { createDynamoRecords } from "../src/aws/dynamodb-records";
import { pagedIndex } from "./support/paged-index";

/** The ids that come out of an index whose pages are these, each item named by its time and a letter. */
async function readPages(pages: readonly (readonly string[])[]): Promise<string[]> {
  const items = pages.map((page) => page.map((requestId) => ({ requestId, timestamp: parseInt(requestId, 10) })));
  const client = pagedIndex(items);
  const requestIds: string[] = [];
  const records = createDynamoRecords({ client, now: () => 0, table: "analytics" });
  for await (const page of records.pagesOfDay("2025-W45", 0)) {
    expect(page.records).toHaveLength(page.requestIds.length);
    requestIds.push(...page.requestIds);
  }
  return requestIds;
}

test.each([
  ["nothing", [[]], []],
  ["one page", [["1a", "1b", "2a"]], ["1a", "1b", "2a"]],
  [
    "others of the time that a page ends with",
    [
      ["1a", "2a"],
      ["2b", "3a"],
    ],
    ["1a", "2a", "2b", "3a"],
  ],
  [
    "the end of a page once more",
    [
      ["1a", "2a", "2b"],
      ["2a", "2b", "2c", "3a"],
    ],
    ["1a", "2a", "2b", "2c", "3a"],
  ],
  ["nothing but what was shown", [["1a", "2a"], ["2a"], ["2a", "2b"]], ["1a", "2a", "2b"]],
  [
    "one time over several pages",
    [
      ["2a", "2b"],
      ["2b", "2c"],
      ["2a", "2d"],
    ],
    ["2a", "2b", "2c", "2d"],
  ],
  ["an empty page between two", [["1a"], [], ["1a", "2a"]], ["1a", "2a"]],
])("an index that shows %s is counted once", async (_, pages, requestIds) => {
  expect(await readPages(pages)).toEqual(requestIds);
});
