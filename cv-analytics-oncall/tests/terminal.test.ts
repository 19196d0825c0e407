import { PassThrough } from "node:stream";
import { printable } from "../src/terminal/printable";
import { createTerminal, type Streams } from "../src/terminal/terminal";
import { ago, fromNow, span } from "../src/terminal/times";

test("a visitor's text can't drive the terminal that shows it", () => {
  expect(printable("\u001b]0;owned\u0007\u001b[2Jhi\r\n\u202ethere\u0000", 60)).toBe("]0;owned [2Jhi there");
});

test("a long text is cut to the length asked for, and a surrogate pair is never halved", () => {
  const cut = printable("🙂".repeat(100), 10);
  expect([...cut]).toHaveLength(10);
  expect(cut.endsWith("🙂…")).toBe(true);
});

test.each([
  [0, "0s"],
  [4_400, "4s"],
  [59_700, "1m"],
  [3 * 3_600_000 + 5 * 60_000 + 29_000, "3h 5m"],
  [14 * 86_400_000, "14d"],
])("a span of %d ms reads %s", (ms, text) => {
  expect(span(ms)).toBe(text);
});

test("an instant is told from now on, or as over", () => {
  expect([fromNow(120_000, 0), fromNow(0, 120_000), ago(0, 60_000)]).toEqual(["in 2m", "over since 2m", "1m ago"]);
});

const ctrlC = "\u0003";
const ctrlD = "\u0004";

/** A terminal, and the question that is asked at it; `act` is what the person does then. */
async function confirmed(act: (stdin: PassThrough, stop: AbortController) => void): Promise<boolean> {
  const [stdin, stdout, stderr] = [0, 1, 2].map(() => Object.assign(new PassThrough(), { isTTY: true }));
  const stop = new AbortController();
  const terminal = createTerminal({ stdin, stdout, stderr } as unknown as Streams, stop.signal);
  const answer = terminal.confirm("Go on?");
  setImmediate(() => act(stdin as PassThrough, stop));
  return answer;
}

test.each([
  ["y", true],
  ["Yes", true],
  ["", false],
  ["n", false],
  ["yesterday", false],
])("the answer %j means %s", async (text, isYes) => {
  expect(await confirmed((stdin) => stdin.write(`${text}\n`))).toBe(isYes);
});

test.each<[string, Parameters<typeof confirmed>[0]]>([
  ["Ctrl-C", (stdin) => stdin.write(ctrlC)],
  ["Ctrl-D", (stdin) => stdin.write(ctrlD)],
  ["the end of standard input", (stdin) => stdin.end()],
  ["a standard input that is torn down", (stdin) => stdin.destroy()],
  ["a signal", (_, stop) => stop.abort()],
])("%s instead of an answer means no", async (_, act) => {
  expect(await confirmed(act)).toBe(false);
});
