import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { buildContents } from "./bundle-contents";
import { updatePage } from "./bundles-page";

const page = join(__dirname, "../../../docs/bundles.md");

new Command("npm run bundles --")
  .description("Builds both functions and writes into docs/bundles.md what is in them.")
  .allowExcessArguments(false)
  .action(() => {
    const contents = { processor: buildContents("processor"), reporter: buildContents("reporter") };
    writeFileSync(page, updatePage(readFileSync(page, "utf8"), contents));
  })
  .parse();
