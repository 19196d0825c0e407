import { bundleFile } from "../../src/stack/files";
import type { Scenario } from "../scenario";
import { buildVariant } from "../stage/variant";
import type { World } from "../stage/world";

/** The new version writes an attribute that the old one does not know, into halves and records. */
const file = "cv-analytics-processor/src/halves.ts";
const newVersion = [
  {
    file,
    text: "    responseTimestamp: response.timestamp,\n    ttl:",
    replacement: '    responseTimestamp: response.timestamp,\n    ...{ writtenBy: "new" },\n    ttl:',
  },
  {
    file,
    text: "return { ...content, half: eventType,",
    replacement: 'return { ...content, ...{ writtenBy: "new" }, half: eventType,',
  },
];

const bundles = new WeakMap<World, string>();

export const rollingDeploy: Scenario = {
  name: "rolling-deploy",
  broken: "old and new version of the processor take batches in turn, on the same data",
  mayAffect: [],
  mustAffect: [],
  async prepare(world) {
    bundles.set(world, await buildVariant("processor", "new", newVersion, world.folder));
  },
  break: (world) => world.stack.deploy("processor", bundleFile("processor"), bundles.get(world) ?? ""),
  repair: (world) => world.stack.deploy("processor", bundles.get(world) ?? ""),
  async faults(world) {
    const { records } = await world.evidence();
    const byNew = records.filter(({ writtenBy }) => writtenBy === "new").length;
    return byNew > 0 && byNew < records.length ? [] : [`the new version wrote ${byNew} of ${records.length} records`];
  },
};
