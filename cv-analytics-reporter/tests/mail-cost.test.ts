import { composeMail } from "../src/mail/email";
import { readBoth } from "./support/mail-reader";
import { reportOf, usualWeek } from "./support/sample-summaries";

function costsOf(questionsThisMonth: number, week = "2025-W45"): string {
  const mail = composeMail(reportOf({ ...usualWeek, questionsThisMonth }, { week }));
  const [text, html] = readBoth(mail).map((said) => / Cost (?:-+ )?(.*?)(?: ---)? To unsubscribe/.exec(said)?.[1]);
  expect(html).toBe(text);
  return text ?? "";
}

test("the cost is this month's operations, their share of the free tier and their price, called an estimate", () => {
  expect(costsOf(429)).toBe(
    "GBP 0.00 this month up to 9 Nov 2025, an estimate: 429 questions, polls of the idle queue and the reporter's own runs " +
      "made at most 196,974 queue requests, 20 % of the free ones, 878 function runs, under 1 %, and about 74 traces, under 1 %.",
  );
});

test("a month without questions still pays for polling the queue and for its reports: 648,000 requests and 65 runs in thirty days", () => {
  expect(costsOf(0, "2025-W48")).toContain(
    "up to 30 Nov 2025, an estimate: no questions, polls of the idle queue and the reporter's own runs made at most " +
      "648,000 queue requests, 65 % of the free ones, 65 function runs",
  );
});

test("the month is that of the week's last day", () => {
  expect(costsOf(1, "2026-W53")).toContain("up to 3 Jan 2027, an estimate: 1 question, polls");
});

test.each([
  [58_666, "GBP 0.00 this month"],
  [58_667, "About GBP 0.00 this month"],
  [1_000_000, "About GBP 2.58 this month"],
])("%d questions in thirty days cost: %s", (questions, price) => {
  expect(costsOf(questions, "2025-W48")).toMatch(new RegExp(`^${price}`));
});
