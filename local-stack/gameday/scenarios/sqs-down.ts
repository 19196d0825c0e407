import { AwsError } from "../../src/aws/service";
import type { Scenario } from "../scenario";

export const sqsDown: Scenario = {
  name: "sqs-down",
  broken: "SQS answers 503, to the edge as to the processor's event source",
  mayAffect: ["collection", "processing"],
  mustAffect: ["collection"],
  break(world) {
    world.intervene = (_caller, { service }) => {
      if (service === "sqs") throw new AwsError("ServiceUnavailable", "out of order", 503);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
};
