import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { repository } from "../../../src/repository";
import type { LintedFile, Rule } from "./linted-file";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")));

const commandsOf = ({ steps }: LintedFile) => steps.flatMap(({ run }) => run?.trim() ?? []);

export const putsNoExpressionIntoScripts: Rule = (file) => commandsOf(file).filter((run) => run.includes("${{"));

/** What a shell would make a program of, outside of quotes: more lines, joined commands, substitutions. */
const isProgram = (run: string) => /[\n;&|`]|\$\(/.test(run.replace(/'[^']*'/g, "''"));

export const runsOneCommand: Rule = (file) => commandsOf(file).filter(isProgram);

const installs = [
  "npm ci --no-audit --no-fund",
  "pip install --break-system-packages --requirement terraform-tests/requirements.txt",
];

/** What npm itself tells of the packages, up to the options. */
const looks = ["npm audit --", "npm sbom --"];

/** A script of package.json, one that installs what a lock file says, a look at what that is, or a reading of JSON. */
export const runsWhatIsHere: Rule = (file) =>
  commandsOf(file).filter((run) => {
    const [, script = ""] = /^npm run (?:--silent )?(\S+)/.exec(run) ?? [];
    const isLook = looks.some((look) => run.startsWith(look)) && !/ fix\b/.test(run);
    return !installs.includes(run) && !isLook && !run.startsWith("jq ") && !(script in scripts);
  });

/** The words after `npm run ci --` that a file uses. */
export const ciCommandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/npm run (?:--silent )?ci -- ([\w-]+)/g)].flatMap(([, command]) => command ?? []);

export const cachesNothing: Rule = ({ steps }) =>
  steps.flatMap(({ uses = "", with: given }) => {
    if (uses.startsWith("actions/cache")) return [uses];
    const isCaching =
      uses.startsWith("actions/setup-node@") && (given["package-manager-cache"] !== false || "cache" in given);
    return isCaching ? [uses] : [];
  });

export const namesNoVersionOfNode: Rule = ({ steps }) =>
  steps.flatMap(({ with: given }) =>
    Object.entries(given).flatMap(([name, value]) => {
      const isAllowed = name === "node-version" && value === "${{ steps.pinned.outputs.node }}";
      return name.startsWith("node-version") && !isAllowed ? [`${name}: ${value}`] : [];
    }),
  );
