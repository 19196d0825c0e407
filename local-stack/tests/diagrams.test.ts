import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { findChromium, howToGetChromium, launchChromium } from "../../cv-analytics-reporter/tests/support/chromium";
import { diagramsOf, draw, loadMermaid } from "./support/mermaid";

const root = join(__dirname, "../..");
const drawings = join(root, "local-stack/out/diagrams");
const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" }).trim().split("\n");
const diagrams = documents.flatMap((file) =>
  diagramsOf(readFileSync(join(root, file), "utf8")).map((diagram, index) => ({ file, number: index + 1, diagram })),
);

const chromium = findChromium(process.env);

if (chromium === undefined && process.env.CI) {
  test("there is a Chromium to draw with", () => {
    throw new Error(howToGetChromium);
  });
} else if (chromium === undefined) console.warn(`The diagrams are not drawn: ${howToGetChromium}.`);

test("the architecture has diagrams", () => {
  expect(diagrams.filter(({ file }) => file === "docs/architecture.md").length).toBe(2);
});

(chromium === undefined ? describe.skip : describe)("in Chromium", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(drawings, { recursive: true });
    browser = await launchChromium(chromium ?? "");
    page = await browser.newPage();
    await loadMermaid(page);
  });
  afterAll(() => browser?.close());

  test.each(diagrams)(
    "Mermaid draws diagram $number of $file with all its words",
    async ({ file, number, diagram }) => {
      const { error, text } = await draw(page, diagram);

      expect(error).toBeUndefined();
      for (const word of quotedWords(diagram)) expect(text).toContain(word);
      await page.screenshot({ path: join(drawings, `${basename(file, ".md")}-${number}.png`), fullPage: true });
    },
  );

  test("a diagram that is none is refused", async () => {
    expect(await draw(page, 'flowchart LR\n  a["open --> b')).toEqual({
      error: expect.stringContaining("Parse error"),
    });
  });
});

/** Of labels in quotation marks; longer ones are broken into lines. */
function quotedWords(diagram: string): string[] {
  return [...diagram.matchAll(/"([^"]+)"/g)].flatMap(([, label = ""]) => label.split(/<br\/?>|\s+/).filter(Boolean));
}
