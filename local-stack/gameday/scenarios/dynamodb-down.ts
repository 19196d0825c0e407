import { AwsError } from "../../src/aws/service";
import type { Scenario } from "../scenario";

/** Long enough for a second try, which fails as well. */
const outageInMs = 2 * 60_000;

export const dynamodbDown: Scenario = {
  name: "dynamodb-down",
  broken: "DynamoDB answers 500 for two minutes",
  mayAffect: ["processing", "reporting"],
  break(world) {
    world.intervene = (_caller, { service }) => {
      if (service === "dynamodb") throw new AwsError("InternalServerError", "out of order", 500);
    };
  },
  async whileBroken({ skip, untilStill }) {
    await untilStill();
    await skip(outageInMs);
  },
  repair(world) {
    world.intervene = undefined;
  },
};
