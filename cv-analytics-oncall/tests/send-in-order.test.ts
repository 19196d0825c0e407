import type { OutgoingMessage } from "../src/redrive/event-queue";
import { sendInOrder } from "../src/redrive/send-in-order";

const messageOf = (name: string): OutgoingMessage => ({
  body: name,
  groupId: name.slice(0, 1),
  deduplicationId: name,
  mark: { count: 1, of: name, run: "run" },
  traceHeader: undefined,
});

async function send(names: readonly string[], refuse: readonly string[] = [], size = 10) {
  const calls: string[][] = [];
  const sent: string[] = [];
  const refused: string[] = [];
  await sendInOrder(names, {
    queue: {
      async send(messages) {
        calls.push(messages.map(({ body }) => body));
        return messages.map(({ body }) => (refuse.includes(body) ? "no" : undefined));
      },
    },
    groupOf: (name) => messageOf(name).groupId,
    sizeOf: (name) => name.length,
    toOutgoing: messageOf,
    turn: async () => size,
    onSent: async (items) => void sent.push(...items),
    onRefused: (item) => void refused.push(item),
  });
  return { calls, sent, refused };
}

test("messages of a group go one after the other, those of different groups together", async () => {
  const { calls } = await send(["a1", "b1", "a2", "c1", "a3", "b2"]);
  expect(calls).toEqual([["a1", "b1", "c1"], ["a2", "b2"], ["a3"]]);
});

test("no more are sent at once than the turn allows", async () => {
  expect((await send(["a1", "b1", "c1"], [], 2)).calls).toEqual([["a1", "b1"], ["c1"]]);
});

test("what follows a refused message in its group is not sent, and other groups go on", async () => {
  expect(await send(["a1", "b1", "a2", "b2"], ["a1"])).toEqual({
    calls: [["a1", "b1"], ["b2"]],
    sent: ["b1", "b2"],
    refused: ["a1"],
  });
});

test("a turn of none ends the sending", async () => {
  expect((await send(["a1"], [], 0)).calls).toEqual([]);
});
