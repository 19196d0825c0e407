import { AwsError } from "../../src/aws/service";
import type { Scenario } from "../scenario";

export const sqsRefusing: Scenario = {
  name: "sqs-refusing-credentials",
  broken: "SQS refuses the edge's key, as after a rotation that went wrong",
  mayAffect: ["collection"],
  mustAffect: ["collection"],
  break(world) {
    world.intervene = ({ name }) => {
      if (name === "cv-analytics-edge")
        throw new AwsError("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
};
