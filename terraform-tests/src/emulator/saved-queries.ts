import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type Gap, jsonActionOf, type Reply, replyWith } from "./exchange";

const definition = z.looseObject({ name: z.string(), queryDefinitionId: z.string().optional() });
const reference = z.looseObject({ queryDefinitionId: z.string() });

/** Keeps the saved queries of Logs Insights, which moto 5 does not know at all. */
export function keepSavedQueries(): Gap {
  const queries = new Map<string, object>();
  return {
    name: "CloudWatch Logs saved queries",
    reason: "moto does not implement their three operations",
    answer: async (request, forward) => {
      const parse = () => JSON.parse(request.body.toString("utf8"));
      switch (jsonActionOf(request)) {
        case "Logs_20140328.PutQueryDefinition": {
          const { queryDefinitionId = randomUUID(), ...query } = definition.parse(parse());
          queries.set(queryDefinitionId, { ...query, queryDefinitionId, lastModified: 0 });
          return replyWithJson({ queryDefinitionId });
        }
        case "Logs_20140328.DescribeQueryDefinitions":
          return replyWithJson({ queryDefinitions: [...queries.values()] });
        case "Logs_20140328.DeleteQueryDefinition":
          return replyWithJson({ success: queries.delete(reference.parse(parse()).queryDefinitionId) });
        default:
          return forward(request);
      }
    },
  };
}

function replyWithJson(body: object): Reply {
  return replyWith(200, "application/x-amz-json-1.1", JSON.stringify(body));
}
