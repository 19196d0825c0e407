import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { findChromium, howToGetChromium, launchChromium } from "./support/chromium";
import { hostileWeek } from "./support/hostile-week";
import { findFaint, findOverflowing } from "./support/page-inspection";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

const screenshots = join(__dirname, "../out/screenshots");
const weeks: Record<string, Summary> = {
  usual: usualWeek,
  hostile: hostileWeek,
  empty: emptyWeek,
  first: firstWeek,
  "one-question": oneQuestionWeek,
};
const windows = { phone: 360, desktop: 1024 };
const schemes = ["light", "dark"] as const;

const views = Object.keys(weeks).flatMap((week) =>
  Object.entries(windows).flatMap(([device, width]) => schemes.map((scheme) => ({ week, device, width, scheme }))),
);

const chromium = findChromium(process.env);

if (chromium === undefined && process.env.CI) {
  test("there is a Chromium to look at the mail with", () => {
    throw new Error(howToGetChromium);
  });
} else if (chromium === undefined) console.warn(`The mail is not looked at: ${howToGetChromium}.`);

(chromium === undefined ? describe.skip : describe)("in Chromium", () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    browser = await launchChromium(chromium ?? "");
    page = await browser.newPage();
    await page.route("**/*", async (route) => {
      requests.push(route.request().url());
      await route.abort();
    });
  });
  afterAll(() => browser?.close());

  test.each(views)(
    "the mail of the $week week fits and is legible: $device, $scheme",
    async ({ week, device, width, scheme }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.setContent(composeMail(reportOf(weeks[week] ?? usualWeek)).html);

      expect(await page.evaluate(findOverflowing)).toEqual([]);
      expect(await page.evaluate(findFaint)).toEqual([]);
      expect(
        await page.evaluate(() => document.querySelectorAll("a,script,img,link,iframe,form,[href],[src]").length),
      ).toBe(0);
      expect(requests).toEqual([]);
      await page.screenshot({ path: join(screenshots, `${week}-${device}-${scheme}.png`), fullPage: true });
    },
  );

  test("dark mode is dark, and mail programs without a style sheet get the light one", async () => {
    const { html } = composeMail(reportOf(usualWeek));
    const groundOf = () => getComputedStyle(document.querySelector(".sheet") as Element).backgroundColor;

    await page.emulateMedia({ colorScheme: "dark" });
    await page.setContent(html);
    expect(await page.evaluate(groundOf)).toBe("rgb(24, 28, 34)");
    await page.setContent(html.replace(/<style>.*?<\/style>/s, ""));
    expect(await page.evaluate(groundOf)).toBe("rgb(255, 255, 255)");
    expect(await page.evaluate(findFaint)).toEqual([]);
  });

  test("faint and overflowing text is found when it is there", async () => {
    await page.setContent('<p style="color:#999;background:#fff;width:2000px">grey</p>');

    expect(await page.evaluate(findFaint)).toEqual(["2.85: grey"]);
    expect(await page.evaluate(findOverflowing)).toEqual([expect.stringMatching(/^the page is/), "P: grey"]);
  });
});
