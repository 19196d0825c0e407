import { type Gap, queryParametersOf, type Reply, replyWith } from "./exchange";

const reason = "The submitted information didn't contain changes. Submit different information to create a change set.";

/**
 * A change set without changes: AWS makes it and marks it as failed, and `aws cloudformation deploy` reads that from its
 * description. Moto 5 refuses to make it.
 */
export function makeEmptyChangeSets(): Gap {
  const empty = new Set<string>();
  return {
    name: "CloudFormation empty change sets",
    reason: "moto refuses to make them; AWS makes them and marks them as failed",
    answer: async (request, forward) => {
      const parameters = queryParametersOf(request);
      const changeSet = parameters?.get("ChangeSetName") ?? "";
      switch (parameters?.get("Action")) {
        case "CreateChangeSet": {
          const reply = await forward(request);
          if (!reply.body.includes("No updates are to be performed")) return reply;
          const id = `arn:aws:cloudformation:eu-west-2:123456789012:changeSet/${changeSet}/empty`;
          empty.add(id);
          return answerTo("CreateChangeSet", `<Id>${id}</Id><StackId>${parameters?.get("StackName")}</StackId>`);
        }
        case "DescribeChangeSet":
          if (!empty.has(changeSet)) return forward(request);
          return answerTo(
            "DescribeChangeSet",
            `<Status>FAILED</Status><StatusReason>${reason}</StatusReason><Changes/>`,
          );
        default:
          return forward(request);
      }
    },
  };
}

function answerTo(action: string, result: string): Reply {
  const namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/";
  const text = `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result></${action}Response>`;
  return replyWith(200, "text/xml", text);
}
