import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { startDynalite } from "./support/dynalite";
import { openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const hostile = [
  `<script>alert("1")</script><img src=x onerror='alert(2)'>`,
  "\u202egnp.exe\u2066 \u200b\u0000\u0007\u001b[31m line\r\nBcc: everyone@example.org\r\n\r\nbody\u2028end",
  "a".repeat(2000),
  "\ud83d\ude00".repeat(1000),
  "&lt;b&gt; \ud800 lone",
  "${process.env} {{7*7}}",
];

async function mailsOf(questions: readonly string[]) {
  const harness = await openHarness(dynalite);
  for (const [index, query] of questions.entries()) {
    await harness.record(Date.parse("2025-11-03T09:00:00Z") + index, { query, matchType: "none", matchScore: 1 });
  }
  await harness.report({ week: "2025-W45" });
  const [mail] = harness.ses.mails;
  if (!mail) throw new Error("no mail was sent");
  return { mail, told: harness.told };
}

describe("what visitors typed", () => {
  test("is harmless in the HTML: every tag and attribute is the template's own", async () => {
    const { mail } = await mailsOf(hostile);

    const tags = [...mail.html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
    const own = [
      "html",
      "head",
      "meta",
      "title",
      "body",
      "table",
      "tr",
      "td",
      "th",
      "h1",
      "h2",
      "p",
      "ol",
      "li",
      "strong",
      "br",
      "span",
    ];
    expect(tags.filter((tag) => !own.includes(tag ?? ""))).toEqual([]);
    expect(mail.html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    expect(mail.html).toContain("&amp;lt;b&amp;gt;");
    expect(mail.html.match(/<[^>]*\son\w+=/g)).toBeNull();
  });

  test("holds no control or format character, and no line break of its own, in text and HTML", async () => {
    const { mail } = await mailsOf(hostile);

    for (const body of [mail.text, mail.html]) {
      expect(body.replaceAll("\n", "")).not.toMatch(/[\p{C}\u2028\u2029]/u);
      expect(body).not.toMatch(/^Bcc:/m);
      expect(body).toContain("Bcc: everyone@example.org");
    }
  });

  test("reaches neither the subject nor the log", async () => {
    const { mail, told } = await mailsOf(hostile);

    expect(mail.subject).toBe("CV analytics weekly report 2025-W45: 6 questions, 0 unanswered");
    expect(JSON.stringify(told)).not.toContain("script");
  });

  test("is cut with an ellipsis and wrapped at 72 columns", async () => {
    const { mail } = await mailsOf(hostile);

    expect(Math.max(...mail.text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(mail.text.match(/a{20,}/g)?.join("").length).toBeLessThan(700);
    expect(mail.text).toContain("a\u2026");
  });

  test("never makes the text larger than SNS takes", async () => {
    const { mail } = await mailsOf(
      Array.from({ length: 40 }, (_, index) => `${index % 12} ${"\u4f60".repeat(1990)} ${index}`),
    );

    expect(Buffer.byteLength(mail.text)).toBeLessThan(100_000);
  });
});

const summary: Summary = {
  queries: 1234,
  sessions: 300,
  matchTypes: { full: 1000, partial: 200, none: 34 },
  averageScore: 71.256,
  medianScore: 75,
  unanswered: 4,
  previous: {
    queries: 1000,
    sessions: 0,
    matchTypes: { full: 0, partial: 0, none: 0 },
    averageScore: null,
    medianScore: null,
    unanswered: 0,
  },
  topQuestions: [{ question: "Do you know TypeScript?", count: 12, averageScore: 81 }],
  gaps: [{ topic: "Greek?", count: 1, averageScore: 0, examples: ["Greek?", "greek"] }],
  byDay: [1, 2, 3, 4, 5, 6, 1213],
  unreadable: 0,
  deadLetters: 0,
};

describe("the mail", () => {
  const report = {
    week: "2026-W53",
    edition: "final",
    isRepeated: false,
    madeAt: Date.parse("2027-01-04T08:00:00Z"),
    summary,
  } as const;

  test("tells the week's dates over the turn of the year", () => {
    const { text, html } = composeMail(report);
    for (const body of [text, html]) {
      expect(body).toContain("28 Dec 2026 to 3 Jan 2027, UTC");
      expect(body).toContain("Made 4 Jan 2027 08:00 UTC");
    }
  });

  test("sets each figure beside that of the week before, a dash where there is none", () => {
    const { text, html } = composeMail(report);
    expect(text).toMatch(/^Questions +1234 +1000$/m);
    expect(text).toMatch(/^Average score +71\.3 +-$/m);
    expect(text).toMatch(/^Unanswered +4 +0$/m);
    expect(html).toContain(
      '<td>Average score</td><td align="right"><strong>71.3</strong></td><td align="right">-</td>',
    );
  });

  test("lists questions, gaps with their other wordings, and days", () => {
    const { text, html } = composeMail(report);
    expect(text).toMatch(/^ 1\. Do you know TypeScript\?\n {4}12 times, average score 81$/m);
    expect(text).toMatch(/^ 1\. Greek\?\n {4}once, average score 0\n {4}also: greek$/m);
    expect(text).toMatch(/^Sun +1213 #{40}$/m);
    expect(html).toContain("<li><strong>Greek?</strong><br>once, average score 0<br>also: greek</li>");
  });

  test("has an ASCII subject below 100 characters at its longest", () => {
    const many = { ...summary, queries: 99_999_999, unanswered: 99_999_999 };
    const { subject } = composeMail({ ...report, edition: "preliminary", isRepeated: true, summary: many });
    expect(subject).toMatch(/^[ -~]{1,99}$/);
  });
});
