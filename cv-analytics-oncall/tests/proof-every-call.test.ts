import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Moment } from "./support/proof-kill";
import type { Sent, Step } from "./support/proof-story";
import { tell } from "./support/proof-tell";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "proof-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Nine lone queries, a pair that no batch of ten holds as a whole, a crowd behind one another, and something malformed. */
const dead: readonly Sent[] = [
  ...Array.from({ length: 9 }, (_, request): Sent => ({ request, half: "query", group: "own" })),
  { request: 9, half: "query", group: "own" },
  { request: 9, half: "response", group: "own" },
  ...Array.from({ length: 8 }, (_, request): Sent => ({ request, half: "response", group: "crowd" })),
  ...Array.from({ length: 4 }, (_, request): Sent => ({ request: request + 20, half: "query", group: "crowd" })),
  { request: 30, half: "malformed", group: "couple" },
  { request: 31, half: "query", group: "couple" },
];

const redrive = (moment?: Moment): Step => ({ kind: "redrive", argv: [], moment });
const drop = (moment?: Moment): Step => ({ kind: "drop", argv: [], moment });
const bringBack = (moment?: Moment): Step => ({ kind: "import", moment });
const wait: Step = { kind: "wait", minutes: 1 };
const later: Step = { kind: "wait", minutes: 6 };

const stories: [string, (moment: Moment) => readonly Step[]][] = [
  ["a redrive that is resumed at once", (moment) => [redrive(moment), redrive()]],
  ["a redrive that is resumed after SQS forgot what it sent", (moment) => [redrive(moment), later, redrive()]],
  ["a drop that is imported then", (moment) => [drop(moment), wait, bringBack()]],
  ["an import that is resumed", (moment) => [drop(), bringBack(moment), wait, bringBack()]],
];

test.each(stories)(
  "killed at any of its calls, before or after it took effect, %s loses and doubles nothing",
  async (_name, steps) => {
    let isKilled = true;
    for (let call = 1; isKilled; call += 1) {
      for (const takesEffect of [false, true]) {
        const story = { before: [], dead, steps: steps({ call, takesEffect }) };
        isKilled = (await tell(story, { groupLock: "whole-group", folder })).kills > 0;
      }
    }
  },
  300_000,
);
