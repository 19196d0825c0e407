import * as fc from "fast-check";
import { composeMail, type Mail } from "../src/mail/email";
import { cleanText } from "../src/questions/visitor-text";
import { hostileTexts, hostileWeek } from "./support/hostile-week";
import { readBoth, readTags } from "./support/mail-reader";
import { emptyWeek, reportOf, usualWeek } from "./support/sample-summaries";

/** A mail in which somebody typed just this, wherever it can be quoted. */
function mailQuoting(typed: string): Mail {
  const text = cleanText(typed, 300) || "(no text)";
  return composeMail(
    reportOf({
      ...emptyWeek,
      queries: 1,
      topQuestions: [{ question: text, count: 1, averageScore: 0, before: null }],
      gaps: [{ topic: text, count: 1, averageScore: 0, before: null, examples: [`${text} x`], reasons: [text] }],
      movements: [{ kind: "question", question: text, now: 1, before: 9 }],
      unanswered: 1,
      unansweredQuestions: [text],
    }),
  );
}

/** What Gmail, Outlook, Apple Mail and Thunderbird make clickable without being asked. */
const links = [
  /[a-z][a-z0-9+.-]*[:\uFF1A]\/\//iu,
  /\b(?:mailto|tel|sms|javascript|data|file|skype|callto|facetime|bitcoin):[^\s":]/iu,
  /\b(?:www\d*|ftp)[.\u3002\uFF0E\uFF61][\p{L}\p{N}]/iu,
  /[\p{L}\p{N}]["']?[@\uFF20\uFE6B][\p{L}\p{N}]/u,
  /[\p{L}\p{N}\p{S}\p{M}][.\u3002\uFF0E\uFF61](?:com|net|org|io|ai|dev|app|zip|de|ru|cn|example|\u4E2D\u56FD|\u0440\u0444)(?![a-z\d])/iu,
  /[\p{L}\p{N}\p{S}\p{M}][.\u3002\uFF0E\uFF61]xn--/iu,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/,
  /\\\\[\p{L}\p{N}]/u,
  /\+\d(?:[ ().-]{0,3}\d){8,}/,
];

const linksIn = (mail: Mail) => readBoth(mail).flatMap((said) => links.flatMap((link) => said.match(link)?.[0] ?? []));

describe("what mail programs would make clickable is broken", () => {
  test.each([
    ["see http://evil.example/a?b", "see http[:]//evil[.]example/a?b"],
    ["https://user:pass@evil.example:8080/", "https[:]//user[:]pass[at]evil[.]example[:]8080/"],
    ["HTTP://LOCALHOST", "HTTP[:]//LOCALHOST"],
    ["http\uFF1A//evil.example", "http[:]//evil[.]example"],
    ["//evil.example", "//evil[.]example"],
    ["evil.example", "evil[.]example"],
    ["evil.example.", "evil[.]example."],
    [
      "evil.\u217Dom evil.\u{1F132}\u{1F13E}\u{1F13C} evil.\u33C4",
      "evil[.]\u217Dom evil[.]\u{1F132}\u{1F13E}\u{1F13C} evil[.]\u33C4",
    ],
    ["(evil.com)", "(evil[.]com)"],
    ["go to a.b.co.uk/x", "go to a.b[.]co[.]uk/x"],
    ["evil.com_x evil.com- evil.com\u2460", "evil[.]com_x evil[.]com- evil[.]com\u2460"],
    ["WWW.evil www2.js", "WWW[.]evil www2[.]js"],
    ["ftp.x", "ftp[.]x"],
    [
      "m\u00FCller.de \u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444",
      "m\u00FCller[.]de \u043F\u0440\u0438\u043C\u0435\u0440[.]\u0440\u0444",
    ],
    ["xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd[.]xn--p1ai"],
    [
      "evil\u3002com evil\uFF0Ecom evil\uFF61\u4E2D\u56FD evil\u2024com",
      "evil[.]com evil[.]com evil[.]\u4E2D\u56FD evil[.]com",
    ],
    ["i\u2764.ws \u24D4\u24E5.\u24D2\u24DE\u24DC", "i\u2764[.]ws \u24D4\u24E5[.]\u24D2\u24DE\u24DC"],
    ["evil.js.com evil.com.js", "evil.js[.]com evil[.]com.js"],
    ["run.sh a.md b.py c.rs d.zip", "run[.]sh a[.]md b[.]py c[.]rs d[.]zip"],
    ["me@home.example you\uFF20home x\uFE6By", "me[at]home[.]example you[at]home x[at]y"],
    ['"a b"@home.example', '"a b"[at]home[.]example'],
    ["mailto:me tel:+1 sms:1 javascript:(x) data:,y", "mailto[:]me tel[:]+1 sms[:]1 javascript[:](x) data[:],y"],
    ["file:\\\\server\\share \\\\server\\share", "file[:][\\\\]server\\share [\\\\]server\\share"],
    ["10.0.0.1 10.0.0.1:80/x", "10[.]0[.]0[.]1 10[.]0[.]0[.]1:80/x"],
    ["call +44 20 7946 0958 or (900) 555-0199", "call +442_079_460_958 or (900_555_019_9"],
    ["ASP.NET/evil http://ASP.NET", "ASP[.]NET/evil http[:]//ASP[.]NET"],
  ])("%s", (typed, shown) => {
    const mail = mailQuoting(typed);

    for (const said of readBoth(mail)) expect(said).toContain(shown);
    expect(linksIn(mail)).toEqual([]);
  });

  test("whatever is typed", () => {
    const pieces = fc.constantFrom(
      ...[
        "http",
        "://",
        ":",
        "//",
        "\\\\",
        "www",
        ".",
        "\u3002",
        "\uFF0E",
        "com",
        "js",
        "\u4E2D\u56FD",
        "ASP",
        "NET",
        "@",
        "\uFF20",
      ],
      ...[
        "mailto",
        "tel",
        "+1900555",
        "0199",
        "10",
        "-",
        "_",
        " ",
        "(",
        '"',
        "a",
        "\u0301",
        "\u{1F600}",
        "xn--",
        "?",
        "/",
        "<",
        "&",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 2, maxLength: 12 }), (typed) => {
        const found = linksIn(mailQuoting(typed.join("")));
        // The name's domain belongs to its maker.
        expect(found.filter((link) => !/^P\.NET$/i.test(link))).toEqual([]);
      }),
      { seed: 45, numRuns: 200 },
    );
  });

  test("and nothing that the report itself says is", () => {
    for (const summary of [usualWeek, hostileWeek]) expect(linksIn(composeMail(reportOf(summary)))).toEqual([]);
  });
});

test.each([
  "Node.js, Vue.js, D3.js or Next.js/React?",
  "Is ASP.NET older than .NET 8?",
  "e.g. this, i.e. that, a Ph.D. from the U.S.A.",
  "TypeScript v5.9.3-beta.1, C++20, 3.14",
  "file.ts, package.json, main.cpp and style.css",
  "well... what about std::vector?",
  "@angular/core (@angular/cli)",
  "Re: your CV, 10:30, 16:9",
  "2019-2023, 2019 - 2021 - 2023, 2023-01-05 10:30, 10,000,000",
])("names that questions are full of stay readable: %s", (typed) => {
  for (const said of readBoth(mailQuoting(typed))) expect(said).toContain(typed);
});

describe("markup that is typed", () => {
  const own = {
    tags: "html head meta title style body div table tr td th h1 h2 h3 p pre ol li strong span bdi br",
    attributes:
      "lang charset name content class style role width height cellpadding cellspacing align valign colspan scope dir",
  };

  test.each([usualWeek, hostileWeek])("makes no tag and no attribute, and no link is there at all", (summary) => {
    const tags = readTags(composeMail(reportOf(summary)).html);

    expect(tags.length).toBeGreaterThan(300);
    expect(tags.map(({ name }) => name).filter((name) => !own.tags.split(" ").includes(name))).toEqual([]);
    const attributes = tags.flatMap((tag) => tag.attributes);
    expect(attributes.filter((attribute) => !own.attributes.split(" ").includes(attribute))).toEqual([]);
  });

  test("is shown as it was typed", () => {
    const { html, text } = composeMail(reportOf(hostileWeek));
    expect(html).toContain("&lt;script>alert(&quot;1&quot;)&lt;/script>");
    expect(html).toContain("&amp;lt;b&amp;gt;");
    expect(text).toContain('<script>alert("1")</script>');
  });
});

test("no control or format character is there, and no line break of a visitor's", () => {
  const { subject, text, html } = composeMail(reportOf(hostileWeek));
  for (const body of [text, html]) {
    expect(body.replaceAll("\n", "")).not.toMatch(/[\p{C}\u2028\u2029]/u);
    expect(body).not.toMatch(/^Bcc:/m);
    expect(body).toContain("Bcc: everyone[at]example[.]org");
  }
  expect(subject).not.toMatch(/Bcc|script/);
});

test("a text of another direction leaves what stands beside it alone", () => {
  const { html } = composeMail(reportOf(hostileWeek));
  expect(html).toContain('<bdi dir="auto">\u05E9\u05DC\u05D5\u05DD');
});

test("letters that join to one character of any width are cut", () => {
  const { text } = mailQuoting("\u1100".repeat(300));
  expect(text).toContain(`${"\u1100".repeat(8)}\u2026`);
  expect(text).not.toContain("\u1100".repeat(9));
  expect(hostileTexts.some((hostile) => hostile.includes("\u1100".repeat(9)))).toBe(true);
});
