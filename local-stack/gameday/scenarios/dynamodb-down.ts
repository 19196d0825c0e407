import { AwsError } from "../../src/aws/service";
import type { Scenario } from "../scenario";
import { mailFaults } from "../stage/mail-faults";

/** Long enough for a second try, which fails as well. */
const outageInMs = 2 * 60_000;

export const dynamodbDown: Scenario = {
  name: "dynamodb-down",
  broken: "DynamoDB answers 500 for two minutes, in which the report is due",
  mayAffect: ["processing", "reporting"],
  mustAffect: ["processing", "reporting"],
  mustRing: ["error-rate", "reporter-failed"],
  break(world) {
    world.intervene = (_caller, { service }) => {
      if (service === "dynamodb") throw new AwsError("InternalServerError", "out of order", 500);
    };
  },
  async whileBroken({ skip, untilStill, reportOfThisWeek }) {
    await untilStill();
    await reportOfThisWeek();
    await skip(outageInMs);
  },
  repair(world) {
    world.intervene = undefined;
  },
  recover: async ({ oncall, week }) => void (await oncall("report", week, "--send", "--yes")),
  faults: mailFaults,
};
