import fc from "fast-check";
import { signQuestion } from "../src/questions/signature";
import { cleanText } from "../src/questions/visitor-text";

const signatures = (wordings: readonly string[]) => new Set(wordings.map((wording) => signQuestion(wording)));

test.each([
  ["case, punctuation and spaces", ["Kafka?", "kafka", "  KAFKA !!"]],
  ["order", ["Scrum or Kanban?", "Kanban or Scrum?"]],
  ["accents", ["Do you live in Zürich?", "do you live in Zurich"]],
  ["ordinary words", ["Do you know Kafka?", "What is your experience with Kafka?", "How good are you at kafka"]],
  ["spellings of compounds", ["start-up", "startup"]],
  ["repeated words", ["Rust, Rust, Rust", "Rust"]],
  ["full-width letters", ["ＡＷＳ", "aws"]],
  ["apostrophes", ["What's your master’s in?", "whats your master's in"]],
])("wordings that differ in %s only have one signature", (_, wordings) => {
  expect(signatures(wordings).size).toBe(1);
});

test.each([
  [["k8s", "Kubernetes"]],
  [["Do you write Go?", "golang"]],
  [["Node.js", "nodejs", "Node"]],
  [["postgres", "PostgreSQL"]],
  [["C#", "csharp"]],
])("%j name the same thing", (wordings) => {
  expect(signatures(wordings).size).toBe(1);
});

test("what differs by a sign only is not taken for the same", () => {
  const names = [
    "C",
    "C++",
    "C#",
    ".NET",
    "Net",
    "Java",
    "JavaScript",
    "Node.js",
    "Next.js",
    "SQL",
    "NoSQL",
    "R",
    "F#",
  ];
  expect(signatures(names.map((name) => `Do you know ${name}?`)).size).toBe(names.length);
});

test("an ordinary word that is written like a name is one", () => {
  expect(signQuestion("Which university did you go to?")).toBe("university");
});

test("a question of ordinary words is signed by all of them", () => {
  expect(signQuestion("What do you do?")).toBe("do what you");
});

test("a text without words is its own signature", () => {
  expect(["🤔", "???", "🤔 🤔"].map(signQuestion)).toEqual(["🤔", "???", "🤔 🤔"]);
});

test("words with a meaning to JavaScript are words", () => {
  expect(signQuestion("__proto__ constructor toString")).toBe("constructor proto tostring");
});

test("plain words are read like those that need Unicode's tables", () => {
  const toFullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const words = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, (typed) => {
      expect(signQuestion(typed.map(toFullWidth).join(" "))).toBe(signQuestion(typed.join(" ")));
    }),
    { seed: 20251110 },
  );
});

test("any text whatever has a signature of at most forty words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (typed) => {
      const text = cleanText(typed, 300);
      const signature = signQuestion(text);
      expect(signature !== "").toBe(text !== "");
      expect(signature === text || signature.split(" ").length <= 40).toBe(true);
    }),
    { seed: 20251110, numRuns: 500 },
  );
});

test.each([
  ["one word", "x".repeat(200_000)],
  ["hyphens", "a-".repeat(100_000)],
  ["points", ".".repeat(200_000)],
  ["combining marks", `a${"\u0301".repeat(200_000)}`],
  ["lone surrogates", "\ud83d".repeat(200_000)],
  ["characters without spaces", "経".repeat(200_000)],
  ["different words", Array.from({ length: 40_000 }, (_, n) => `w${n}`).join(" ")],
])("a flood of %s is signed", (_, text) => {
  expect(signQuestion(text).length).toBeGreaterThan(0);
  expect(signQuestion(cleanText(text, 300)).length).toBeLessThan(2_500);
});
