import { bundleFile } from "../../src/stack/files";
import type { Scenario } from "../scenario";
import { buildVariant } from "../stage/variant";

/** A slip of the pen that the compiler would have caught. */
const slip = {
  file: "cv-analytics-processor/src/handler.ts",
  text: "event.Records.map(toParcel)",
  replacement: "event.records.map(toParcel)",
};

export const processorCodeBroken: Scenario = {
  name: "processor-code-broken",
  broken: "a bad deploy: every invocation of the processor throws, until three receives are used up",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["dlq-not-empty", "processor-errors"],
  async break({ stack, folder }) {
    await stack.deploy("processor", await buildVariant("processor", "slip", [slip], folder));
  },
  // Every message comes three times, each time after its visibility timeout, and is dead then.
  whileBroken: ({ stack }) => stack.drain(),
  repair: ({ stack }) => stack.deploy("processor", bundleFile("processor")),
  async recover({ oncall }) {
    await oncall("dlq", "list");
    await oncall("dlq", "redrive", "--yes");
  },
};
