import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The alarms that roll a deployment back, and for how long after it they are watched. */
export interface RollbackTriggers {
  readonly alarms: readonly string[];
  readonly minutes: number;
}

/** Reads `Metadata.RollbackTriggers` of a template. CloudFormation itself ignores it: a template has no place for triggers. */
export function readRollbackTriggers(templateFile: string): RollbackTriggers {
  // Only plain values are read here; CloudFormation's tags elsewhere are not for this parser to resolve.
  const template: unknown = parse(readFileSync(templateFile, "utf8"), { logLevel: "silent" });
  const triggers = at(at(template, "Metadata"), "RollbackTriggers");
  const alarms = at(triggers, "Alarms");
  const minutes = at(triggers, "MonitoringTimeInMinutes");
  const isList = Array.isArray(alarms) && alarms.every((name) => typeof name === "string");
  if (isList && Number.isInteger(minutes)) return { alarms, minutes: Number(minutes) };
  throw new Error(
    `${templateFile}: expected Metadata.RollbackTriggers with Alarms, a list of names, and MonitoringTimeInMinutes, a whole number`,
  );
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
