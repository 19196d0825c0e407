import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { deletingFirst } from "./support/proof-deleting-first";
import { story } from "./support/proof-story";
import { tell } from "./support/proof-tell";

const cases = { numRuns: 150, seed: 20_251_108 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "proof-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(["whole-group", "later-messages"] as const)(
  "where a message in flight holds back its %s",
  (groupLock) => {
    test("whatever is dead and wherever the tool is killed, nothing is lost, doubled, turned round or hidden for ever", async () => {
      let kills = 0;
      await fc.assert(
        fc.asyncProperty(story, async (told) => {
          kills += (await tell(told, { groupLock, folder })).kills;
        }),
        cases,
      );
      expect(kills).toBeGreaterThan(cases.numRuns / 2);
    }, 300_000);
  },
);

test("a tool that deleted before it sent would be found out", async () => {
  const property = fc.asyncProperty(story, async (told) => {
    await tell(told, { groupLock: "whole-group", folder, wrap: deletingFirst });
  });
  const { errorInstance } = await fc.check(property, { ...cases, endOnFailure: true });
  expect(String(errorInstance)).toMatch(/^Error: lost: /);
});
