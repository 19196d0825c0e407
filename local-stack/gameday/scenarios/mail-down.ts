import { AwsError } from "../../src/aws/service";
import type { Scenario } from "../scenario";
import { mailFaults } from "../stage/mail-faults";

/** One of the report's two ways to its readers; the other one must not wait for it, nor deliver twice. */
function mailDown(channel: "sns" | "ses"): Scenario {
  return {
    name: `mail-down-${channel}`,
    broken: `${channel.toUpperCase()} answers 500 when the report is due`,
    mayAffect: ["reporting"],
    mustAffect: ["reporting"],
    mustRing: ["reporter-failed"],
    break(world) {
      world.intervene = (_caller, { service }) => {
        if (service === channel) throw new AwsError("InternalFailure", "out of order", 500);
      };
    },
    whileBroken: ({ reportOfThisWeek }) => reportOfThisWeek(),
    repair(world) {
      world.intervene = undefined;
    },
    recover: async ({ oncall, week }) => void (await oncall("report", week, "--send", "--yes")),
    faults: mailFaults,
  };
}

export const snsDown = mailDown("sns");
export const sesDown = mailDown("ses");
