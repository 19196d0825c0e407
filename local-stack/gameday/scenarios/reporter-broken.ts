import { bundleFile } from "../../src/stack/files";
import type { Scenario } from "../scenario";
import { mailFaults } from "../stage/mail-faults";
import { buildVariant } from "../stage/variant";

const slip = {
  file: "cv-analytics-reporter/src/index.ts",
  text: "const settings = readSettings(process.env);",
  replacement: "const settings = readSettings(process.environment);",
};

export const reporterBroken: Scenario = {
  name: "reporter-broken",
  broken: "a bad deploy: the reporter does not start when its report is due",
  mayAffect: ["reporting"],
  mustAffect: ["reporting"],
  mustRing: ["reporter-failed"],
  async break({ stack, folder }) {
    await stack.deploy("reporter", await buildVariant("reporter", "slip", [slip], folder));
  },
  whileBroken: ({ reportOfThisWeek }) => reportOfThisWeek(),
  repair: ({ stack }) => stack.deploy("reporter", bundleFile("reporter")),
  recover: async ({ oncall, week }) => void (await oncall("report", week, "--send", "--yes")),
  faults: mailFaults,
};
