import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { readBoth } from "./support/mail-reader";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

const saidOf = (summary: Summary) => readBoth(composeMail(reportOf(summary)));
const [top] = usualWeek.topQuestions;
const [gap] = usualWeek.gaps;

describe("what people asked", () => {
  test("lists each question with its count, its share, its score and its change", () => {
    const facts = [
      "What is your experience with TypeScript? 41 times (11 % of all), average score 91.2, +12 (+41 %), was 29",
      "Are you open to remote work? 27 times (7 % of all), average score 79.5, no change",
      "Do you know Rust? 17 times (4 % of all), average score 12.1, +14, was 3",
      "Hast du Erfahrung mit Terraform? 9 times (2 % of all), average score 83.3, new",
    ];
    for (const said of saidOf(usualWeek)) for (const fact of facts) expect(said).toContain(fact);
  });

  test("says nothing of a change when the week before is not known", () => {
    for (const said of saidOf(firstWeek)) expect(said).toMatch(/average score 91\.2 (2\. )?Have you worked/);
  });

  test("calls a question that was asked once so", () => {
    for (const said of saidOf(oneQuestionWeek)) {
      expect(said).toContain("Do you speak French? once (100 % of all), average score 92, new");
    }
  });

  test("tells how many questions are not listed", () => {
    for (const said of saidOf(usualWeek))
      expect(said).toContain("And 131 more questions, asked no more often than these.");
    for (const said of saidOf({ ...usualWeek, questionGroups: 11 }))
      expect(said).toContain("And 1 more question, asked");
    for (const said of saidOf({ ...usualWeek, questionGroups: 10 })) expect(said).not.toContain("more question, asked");
  });

  test("counts the ones that it cuts off among those that are not listed", () => {
    const topQuestions = Array.from(
      { length: 12 },
      (_, index) => ({ ...top, question: `Question ${index}!` }) as typeof top,
    );

    for (const said of saidOf({
      ...usualWeek,
      topQuestions: topQuestions as Summary["topQuestions"],
      questionGroups: 12,
    })) {
      expect(said).toContain("Question 9!");
      expect(said).not.toContain("Question 10!");
      expect(said).toContain("And 2 more questions");
    }
  });

  test("is left out when nobody asked", () => {
    for (const said of saidOf(emptyWeek)) expect(said).not.toContain("What people asked");
  });

  test("stands when all scores are equal", () => {
    const topQuestions = usualWeek.topQuestions.map((each) => ({ ...each, averageScore: 50 }));
    for (const said of saidOf({ ...usualWeek, averageScore: 50, medianScore: 50, topQuestions })) {
      expect(said.match(/of all\), average score 50,/g)).toHaveLength(10);
    }
  });
});

describe("gaps in the CV", () => {
  test("tell how often each was met, in which wordings, and what the chatbot gave as its reason", () => {
    const facts = [
      "71 of 384 questions (18 %) found no match or a poor one. What the CV does not say yet:",
      "Do you know Rust? 16 times badly answered, average score 9.4, +13, worse, was 3 " +
        'Also asked as: "any rust experience?" "Could you write a kernel module in Rust?" ' +
        'What the chatbot gave as its reason: "The CV does not mention Rust." ' +
        '"No systems programming language is listed beside C++."',
      "Have you led a team, and how large was it? 6 times badly answered, average score 38.3, -1, better, was 7 What the",
      "Which certificates do you hold? 5 times badly answered, average score 14, new",
      "Notice period? 3 times badly answered, average score 20, no change And 18 more gaps",
    ];
    for (const said of saidOf(usualWeek)) for (const fact of facts) expect(said).toContain(fact);
  });

  test("tell how many wordings, reasons and gaps are not listed", () => {
    const examples = ["Rust?", "A?", "B?", "C?", "D?", "E?"];
    const gaps = [{ ...gap, topic: "Rust?", examples, reasons: ["1.", "2.", "3.", "4."] }] as Summary["gaps"];

    for (const said of saidOf({ ...usualWeek, gaps, gapGroups: 2 })) {
      expect(said).toContain('Also asked as: "A?" "B?" "C?" and 2 more wordings What');
      expect(said).toContain(
        'reason: "1." "2." "3." and 1 more reason And 1 more gap, each met no more often than these.',
      );
    }
  });

  test("are told gladly when there are none", () => {
    for (const said of saidOf(oneQuestionWeek)) {
      expect(said).toContain("No gaps: the CV had a good answer to every question. Well done.");
    }
  });

  test("are not praised when there was no question", () => {
    for (const said of saidOf(emptyWeek)) {
      expect(said).toContain("No question was recorded, so none was answered badly.");
      expect(said).not.toContain("Well done");
    }
  });
});
