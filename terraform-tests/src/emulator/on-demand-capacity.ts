import * as z from "zod";
import { type Gap, jsonActionOf, withBody } from "./exchange";

const withThroughput = z.looseObject({ ProvisionedThroughput: z.looseObject({}).optional() });
const describeReply = z.looseObject({
  Table: withThroughput.extend({
    BillingModeSummary: z.looseObject({ BillingMode: z.string() }).optional(),
    GlobalSecondaryIndexes: z.array(withThroughput).optional(),
  }),
});

/** Describes a table that is paid by request as AWS does: with no capacity. Moto 5 keeps what was provisioned before. */
export function forgetProvisionedCapacity(): Gap {
  return {
    name: "DynamoDB capacity of on-demand tables",
    reason: "moto goes on describing the provisioned capacity of before; AWS describes none",
    answer: async (request, forward) => {
      const reply = await forward(request);
      if (jsonActionOf(request) !== "DynamoDB_20120810.DescribeTable" || reply.status !== 200) return reply;
      const { Table, ...rest } = describeReply.parse(JSON.parse(reply.body.toString("utf8")));
      if (Table.BillingModeSummary?.BillingMode !== "PAY_PER_REQUEST") return reply;
      const { GlobalSecondaryIndexes: indexes } = Table;
      const described = {
        ...withoutCapacity(Table),
        ...(indexes && { GlobalSecondaryIndexes: indexes.map(withoutCapacity) }),
      };
      return withBody(reply, JSON.stringify({ ...rest, Table: described }));
    },
  };
}

function withoutCapacity<Described extends z.output<typeof withThroughput>>(described: Described) {
  const none = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
  return { ...described, ProvisionedThroughput: { ...described.ProvisionedThroughput, ...none } };
}
