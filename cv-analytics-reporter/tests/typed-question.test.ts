import { RecentTexts } from "../src/questions/recent-texts";
import { readTyped } from "../src/questions/typed-question";

test("what is read once is read alike again, whatever came between", () => {
  const texts = Array.from({ length: 20_000 }, (_, number) => `Do you know tool ${number}?`);
  const before = texts.map(readTyped);

  expect(texts.map(readTyped)).toEqual(before);
  expect(new Set(before.map(({ signature }) => signature)).size).toBe(texts.length);
});

test("a text without a visible character stands for all of them", () => {
  expect(readTyped(" \u200b\n ")).toEqual({ text: "(no text)", signature: "(no text)" });
  expect(readTyped("")).toEqual(readTyped("\t"));
});

test("a text too long to be remembered is read all the same", () => {
  const long = `Kubernetes ${"and more ".repeat(100)}`;
  expect(readTyped(long)).toEqual(readTyped(long));
  expect(readTyped(long)).not.toBe(readTyped(long));
  expect(readTyped("Kubernetes?")).toBe(readTyped("Kubernetes?"));
});

test("of two texts with one place the later is found", () => {
  const texts = new RecentTexts<number>(1);
  texts.set("a", 1);
  texts.set("b", 2);

  expect([texts.get("a"), texts.get("b")]).toEqual([undefined, 2]);
});
