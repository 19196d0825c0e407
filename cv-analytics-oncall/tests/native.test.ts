import type { MoveTask, MoveTasks } from "../src/redrive/move-tasks";
import { redriveNatively } from "../src/redrive/native";

const throttled = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
const taskOf = (status: MoveTask["status"], moved: number): MoveTask => ({
  ...{ status, moved, toMove: 9, failureReason: undefined, startedAt: 2_000 },
});
const [running, completed] = [taskOf("RUNNING", 4), taskOf("COMPLETED", 9)];
const [cancelling, cancelled] = [taskOf("CANCELLING", 5), taskOf("CANCELLED", 5)];

type Look = MoveTask | Error | undefined;
const times = (count: number, look: Look): Look[] => Array.from({ length: count }, () => look);

/** Starts a task that shows itself as told, look by look; `stopAt` is the look before which the person stops it. */
async function redriveSeeing(looks: readonly Look[], { stopAt = 0, cancelFails = 0, before = undefined as Look } = {}) {
  const stop = new AbortController();
  const [told, cancels]: [number[], string[]] = [[], []];
  const open = [before, ...looks];
  let slept = 0;
  const moveTasks: MoveTasks = {
    start: async () => "the handle",
    async newest() {
      const look = open.shift();
      if (look instanceof Error) throw look;
      return look;
    },
    async cancel(handle) {
      if (cancels.push(handle) <= cancelFails) throw throttled;
    },
  };
  const sleep = async () => {
    slept += 1;
    if (slept === stopAt) stop.abort();
  };
  const tools = { moveTasks, sleep, signal: stop.signal };
  const outcome = await redriveNatively(tools, undefined, ({ moved }) => void told.push(moved)).catch((error) => error);
  return { outcome, told, cancels, looksLeft: open.length };
}

test("it waits for the end of the task and tells how far it is", async () => {
  const { outcome, told } = await redriveSeeing([undefined, running, completed]);
  expect({ outcome, told }).toEqual({ outcome: completed, told: [4, 9] });
});

test("an older task that has ended is not taken for the one that was started", async () => {
  const before = { ...completed, startedAt: 1_000 };
  expect((await redriveSeeing([before, running, cancelled], { before })).outcome).toEqual(cancelled);
});

test("five failed looks in a row are borne, again and again", async () => {
  const looks = [...times(5, throttled), running, ...times(5, throttled), completed];
  expect((await redriveSeeing(looks)).outcome).toEqual(completed);
});

test.each([
  ["looks that fail", [running, ...times(6, throttled), completed], "ThrottlingException: slow down"],
  ["a task that is never listed", [...times(10, undefined), completed], "SQS does not list it"],
])("after %s it says that the task runs on, and how to watch it", async (_, looks, why) => {
  const { outcome, looksLeft } = await redriveSeeing(looks);
  expect(outcome).toMatchObject({ name: "RefusedError", message: expect.stringContaining(why) });
  expect(outcome.message).toMatch(/runs on in SQS.*run the command again/);
  expect(looksLeft).toBe(1);
});

test("it is cancelled once, by the handle that its start returned, even while it can't be seen", async () => {
  const { outcome, cancels } = await redriveSeeing([throttled, throttled, cancelling, cancelled], { stopAt: 1 });
  expect({ outcome, cancels }).toEqual({ outcome: cancelled, cancels: ["the handle"] });
});

test("a cancelling that fails is tried again", async () => {
  const looks = [running, running, running, cancelling, cancelled];
  const { outcome, cancels } = await redriveSeeing(looks, { stopAt: 1, cancelFails: 2 });
  expect(outcome).toEqual(cancelled);
  expect(cancels).toHaveLength(3);
});

test("a cancelling whose answer was lost is not repeated", async () => {
  const { outcome, cancels } = await redriveSeeing([running, cancelling, cancelling, cancelled], {
    stopAt: 1,
    cancelFails: 9,
  });
  expect(outcome).toEqual(cancelled);
  expect(cancels).toHaveLength(1);
});

test("a task that ended before it could be cancelled has ended as it did", async () => {
  expect((await redriveSeeing([running, completed], { stopAt: 1, cancelFails: 9 })).outcome).toEqual(completed);
});
