import { AwsError } from "../../src/aws/service";
import { createRandom, isLucky, seedFrom } from "../../src/sample-week/random";
import type { Scenario } from "../scenario";

const shareOfCalls = 0.7;

export const dynamodbThrottled: Scenario = {
  name: "dynamodb-throttled",
  broken: "DynamoDB throttles seven of ten calls of the processor",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["error-rate"],
  break(world) {
    const random = createRandom(seedFrom(world.seed, "throttling"));
    world.intervene = ({ name }, { service }) => {
      if (service === "dynamodb" && name.includes("processor") && isLucky(random, shareOfCalls))
        throw new AwsError("ProvisionedThroughputExceededException", "slow down", 400);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
};
