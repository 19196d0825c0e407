import { type Gap, queryParametersOf, type Reply, replyWith, withBody } from "./exchange";

interface RollbackConfiguration {
  readonly alarmArns: readonly string[];
  readonly minutes: string;
}

/**
 * Keeps the rollback triggers of stacks, which moto 5 takes and forgets. Moto refuses every update that changes neither template
 * nor parameters. AWS takes one that changes tags; that triggers alone are a change it says nowhere, so they are none here.
 */
export function keepRollbackTriggers(): Gap {
  const configurations = new Map<string, RollbackConfiguration>();
  const tags = new Map<string, string>();
  return {
    name: "CloudFormation rollback triggers",
    reason: "moto accepts them and forgets them, and takes a change of tags for none",
    answer: async (request, forward) => {
      const parameters = queryParametersOf(request);
      const stack = parameters?.get("StackName") ?? "";
      switch (parameters?.get("Action")) {
        case "CreateChangeSet":
          tags.set(stack, readTags(parameters));
          return forward(request);
        case "UpdateStack": {
          const isOfTags = tags.get(stack) !== readTags(parameters);
          tags.set(stack, readTags(parameters));
          const isOfNothingElse = changesNothingElse(parameters);
          const configuration = readConfiguration(parameters);
          if (configuration && (isOfTags || !isOfNothingElse)) configurations.set(stack, configuration);
          return isOfTags && isOfNothingElse ? acceptedUpdate(stack) : forward(request);
        }
        case "DescribeStacks": {
          const reply = await forward(request);
          const kept = configurations.get(stack);
          return kept ? withBody(reply, withConfiguration(reply.body.toString("utf8"), kept)) : reply;
        }
        default:
          return forward(request);
      }
    },
  };
}

function changesNothingElse(parameters: URLSearchParams): boolean {
  return (
    parameters.get("UsePreviousTemplate") === "true" &&
    ![...parameters.keys()].some((key) => /\.ParameterValue$/.test(key))
  );
}

function readTags(parameters: URLSearchParams): string {
  const named = [...parameters].filter(([key]) => key.startsWith("Tags."));
  return JSON.stringify(named.map(([, value]) => value).sort());
}

function readConfiguration(parameters: URLSearchParams): RollbackConfiguration | undefined {
  const prefix = "RollbackConfiguration";
  const keys = [...parameters.keys()].filter((key) => key.startsWith(`${prefix}.`));
  if (keys.length === 0) return undefined;
  const arns = keys.filter((key) => key.endsWith(".Arn")).map((key) => parameters.get(key) ?? "");
  return { alarmArns: arns, minutes: parameters.get(`${prefix}.MonitoringTimeInMinutes`) ?? "0" };
}

function withConfiguration(xml: string, { alarmArns, minutes }: RollbackConfiguration): string {
  const members = alarmArns.map((arn) => `<member><Arn>${arn}</Arn><Type>AWS::CloudWatch::Alarm</Type></member>`);
  const text = [
    "<RollbackConfiguration>",
    `<RollbackTriggers>${members.join("")}</RollbackTriggers>`,
    `<MonitoringTimeInMinutes>${minutes}</MonitoringTimeInMinutes>`,
    "</RollbackConfiguration>",
  ].join("");
  // To have taken them was an update, and whoever waits for its end looks at the status.
  return xml
    .replace("<StackStatus>CREATE_COMPLETE", "<StackStatus>UPDATE_COMPLETE")
    .replace("<StackStatus>", `${text}$&`);
}

function acceptedUpdate(stack: string): Reply {
  const namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/";
  const result = `<UpdateStackResult><StackId>${stack}</StackId></UpdateStackResult>`;
  return replyWith(200, "text/xml", `<UpdateStackResponse xmlns="${namespace}">${result}</UpdateStackResponse>`);
}
