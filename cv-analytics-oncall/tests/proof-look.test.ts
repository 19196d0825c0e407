import { tmpdir } from "node:os";
import * as fc from "fast-check";
import { Play } from "./support/proof-play";
import { runCommand } from "./support/proof-world";

/** SQS hands out no more of a group until these are gone. */
const mostOfAGroup = 10;

const small = fc.integer({ min: 1, max: 3 });
const large = fc.integer({ min: 1, max: 25 });
const groupSizes = fc.array(fc.oneof({ weight: 6, arbitrary: small }, { weight: 1, arbitrary: large }), {
  maxLength: 60,
  size: "max",
});

test.each(["whole-group", "later-messages"] as const)(
  "where a message in flight holds back its %s, a look sees all but what stands behind ten others, and hides nothing",
  async (groupLock) => {
    const property = fc.asyncProperty(groupSizes, async (sizes) => {
      const play = new Play({ groupLock, folder: tmpdir() });
      const names = sizes.flatMap((size, group) => Array.from({ length: size }, (_, index) => ({ group, index })));
      for (const { group, index } of names) {
        const body = `${group}-${index}`;
        play.sqs.deadLetters.send({ body, groupId: `group-${group}`, deduplicationId: body });
      }
      const found = await runCommand(["dlq", "list"], { ...play, folder: tmpdir() }, {});

      const total = sizes.reduce((sum, size) => sum + Math.min(mostOfAGroup, size), 0);
      expect(found?.json).toMatchObject({ total, unseen: names.length - total });
      expect(play.sqs.deadLetters.counts()).toMatchObject({ visible: names.length, inFlight: 0 });
    });
    await fc.assert(property, { numRuns: 50, seed: 1 });
  },
);
