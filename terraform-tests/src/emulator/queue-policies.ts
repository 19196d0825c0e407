import * as z from "zod";
import { type Gap, jsonActionOf, type Request, withBody } from "./exchange";

const keptNames = ["Policy", "RedrivePolicy", "RedriveAllowPolicy"];
const unknownToMoto = "RedriveAllowPolicy";

const texts = z.record(z.string(), z.string());
const setRequest = z.looseObject({ QueueUrl: z.string(), Attributes: texts.default({}) });
const getRequest = z.looseObject({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).default([]) });
const getReply = z.looseObject({ Attributes: texts.default({}) });

/** Keeps the three policies of a queue as they were set, which moto 5 does not; Terraform would wait for them in vain. */
export function keepQueuePolicies(): Gap {
  const kept = new Map<string, Readonly<Record<string, string>>>();
  return {
    name: "SQS queue policies",
    reason:
      "moto forgets Policy when another attribute is set, writes RedrivePolicy its own way and knows no RedriveAllowPolicy",
    answer: async (request, forward) => {
      const action = jsonActionOf(request);
      if (action === "AmazonSQS.SetQueueAttributes") {
        const { QueueUrl, Attributes, ...rest } = setRequest.parse(parseJson(request));
        const policies = pick({ ...kept.get(queueOf(QueueUrl)), ...Attributes }, keptNames);
        kept.set(queueOf(QueueUrl), policies);
        return forward(withJson(request, { ...rest, QueueUrl, Attributes: { ...policies, ...Attributes } }));
      }
      if (action === "AmazonSQS.GetQueueAttributes") {
        const asked = getRequest.parse(parseJson(request));
        const AttributeNames = asked.AttributeNames.filter((name) => name !== unknownToMoto);
        const reply = await forward(withJson(request, { ...asked, AttributeNames }));
        if (reply.status !== 200) return reply;
        const { Attributes, ...rest } = getReply.parse(parseJson(reply));
        const isAsked = (name: string) => asked.AttributeNames.includes("All") || asked.AttributeNames.includes(name);
        const policies = pick(kept.get(queueOf(asked.QueueUrl)) ?? {}, keptNames.filter(isAsked));
        return withBody(reply, JSON.stringify({ ...rest, Attributes: { ...Attributes, ...policies } }));
      }
      return forward(request);
    },
  };
}

/** The named entries that are there and not empty: an empty policy takes one away. */
function pick(all: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name, text]) => names.includes(name) && text !== ""));
}

function withJson(request: Request, body: object): Request {
  return { ...request, body: Buffer.from(JSON.stringify(body)) };
}

function parseJson({ body }: Pick<Request, "body">): unknown {
  return JSON.parse(body.toString("utf8"));
}

function queueOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
