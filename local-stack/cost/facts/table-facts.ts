import * as z from "zod";
import { blocksOf, type Resource } from "../../src/terraform/resource";

/** Provisioned units of a table or of one of its indexes; 0 when it is paid by request. */
interface CapacityFacts {
  /** Null for the table itself. */
  readonly index: string | null;
  readonly read: number;
  readonly write: number;
}

export interface TableFacts {
  readonly name: string;
  readonly paidByRequest: boolean;
  readonly recoverable: boolean;
  readonly capacity: readonly CapacityFacts[];
}

const units = { read_capacity: z.number().nullish(), write_capacity: z.number().nullish() };
const schema = z.object({
  name: z.string(),
  billing_mode: z.enum(["PROVISIONED", "PAY_PER_REQUEST"]).default("PROVISIONED"),
  global_secondary_index: blocksOf(z.object({ name: z.string(), ...units })),
  point_in_time_recovery: blocksOf(z.object({ enabled: z.boolean() })),
  ...units,
});

/** What of a table is paid for. */
export function tableFacts({ attributes }: Resource): TableFacts {
  const table = schema.parse(attributes);
  const paidByRequest = table.billing_mode === "PAY_PER_REQUEST";
  const capacityOf = (index: string | null, of: Pick<z.infer<typeof schema>, keyof typeof units>) => ({
    index,
    read: paidByRequest ? 0 : (of.read_capacity ?? 0),
    write: paidByRequest ? 0 : (of.write_capacity ?? 0),
  });
  return {
    name: table.name,
    paidByRequest,
    recoverable: (table.point_in_time_recovery ?? []).some(({ enabled }) => enabled),
    capacity: [
      capacityOf(null, table),
      ...(table.global_secondary_index ?? []).map((index) => capacityOf(index.name, index)),
    ],
  };
}
