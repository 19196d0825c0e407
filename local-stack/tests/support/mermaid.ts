import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

export interface Drawing {
  /** Why Mermaid does not take the text. */
  readonly error?: string;
  /** Words that can be read in the drawing. */
  readonly text?: string;
}

interface MermaidPage {
  readonly mermaid: {
    initialize(options: object): void;
    render(id: string, text: string): Promise<{ readonly svg: string }>;
  };
}

/** Makes an empty page one that can draw. */
export async function loadMermaid(page: Page): Promise<void> {
  await page.setContent("<main></main>");
  await page.addScriptTag({
    content: readFileSync(require.resolve("mermaid/dist/mermaid.min.js"), "utf8"),
  });
  await page.evaluate(() =>
    (globalThis as unknown as MermaidPage).mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }),
  );
}

/** Parses and draws one diagram, as GitHub's pages do. */
export function draw(page: Page, diagram: string): Promise<Drawing> {
  return page.evaluate(async (text): Promise<Drawing> => {
    const main = document.querySelector("main") as HTMLElement;
    try {
      main.innerHTML = (await (globalThis as unknown as MermaidPage).mermaid.render("drawing", text)).svg;
      return { text: main.textContent ?? "" };
    } catch (error) {
      return { error: String(error) };
    }
  }, diagram);
}

/** The Mermaid blocks of a Markdown text, in their order. */
export function diagramsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, diagram = ""]) => diagram);
}
