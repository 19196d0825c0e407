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
    "GBP 0.00 for this month, an estimate: 429 recorded questions from 1 to 9 Nov 2025 took at most 2,574 queue " +
      "requests, 858 function runs and 1,716 table writes. With 194,400 polls of the idle queue that is 20 % of the " +
      "month's free queue requests and under 1 % of its free function runs.",
  );
});

test("a month without questions still pays for polling the queue: 648,000 requests in thirty days", () => {
  expect(costsOf(0, "2025-W48")).toContain("no recorded questions from 1 to 30 Nov 2025 took at most 0 queue requests");
  expect(costsOf(0, "2025-W48")).toContain("With 648,000 polls of the idle queue that is 65 % of the month's free");
});

test("the month is that of the week's last day", () => {
  expect(costsOf(1, "2026-W53")).toContain("1 recorded question from 1 to 3 Jan 2027");
});

test.each([
  [58_666, "GBP 0.00 for this month"],
  [58_667, "About GBP 0.00 for this month"],
  [1_000_000, "About GBP 2.48 for this month"],
])("%d questions in thirty days cost: %s", (questions, price) => {
  expect(costsOf(questions, "2025-W48")).toMatch(new RegExp(`^${price}`));
});
