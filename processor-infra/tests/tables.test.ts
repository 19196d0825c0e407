import { type Attributes, synthesise } from "./synthesised";

const tables = synthesise().resource.aws_dynamodb_table ?? {};
const { query_events: queryEvents = {}, analytics = {} } = tables;
const [weekIndex = {}, ...otherIndexes] = indexesOf(analytics);

function indexesOf(table: Attributes): readonly Attributes[] {
  return Array.isArray(table.global_secondary_index) ? table.global_secondary_index : [];
}

describe("the tables", () => {
  test("keep a half under its request and its kind, so that neither half overwrites the other", () => {
    expect(queryEvents).toMatchObject({
      name: "cv-analytics-query-events",
      hash_key: "requestId",
      range_key: "half",
      attribute: [
        { name: "requestId", type: "S" },
        { name: "half", type: "S" },
      ],
    });
  });

  test("keep a record under its request and the query's timestamp", () => {
    expect(analytics).toMatchObject({
      name: "cv-analytics-analytics",
      hash_key: "requestId",
      range_key: "timestamp",
      attribute: expect.arrayContaining([
        { name: "requestId", type: "S" },
        { name: "timestamp", type: "N" },
        { name: "week", type: "S" },
      ]),
    });
  });

  test("offer the records by week, in the order they were asked, with all that the report reads", () => {
    expect(weekIndex).toMatchObject({
      name: "week-index",
      hash_key: "week",
      range_key: "timestamp",
      projection_type: "ALL",
    });
    expect([...otherIndexes, ...indexesOf(queryEvents)]).toEqual([]);
  });

  test.each(Object.entries(tables))("let items expire by their ttl: %s", (_, table) => {
    expect(table.ttl).toEqual({ attribute_name: "ttl", enabled: true });
  });

  test.each(Object.entries(tables))("are encrypted with AWS's own key, the default, at no charge: %s", (_, table) => {
    expect(table).not.toHaveProperty("server_side_encryption");
  });

  test.each(Object.entries(tables))("are protected from deletion unless the variable lifts it: %s", (_, table) => {
    expect(table.deletion_protection_enabled).toBe("${var.deletion_protection}");
  });

  test("make Terraform refuse to plan their end, unless they were synthesised for it", () => {
    const lifecycles = (allowDestroy: boolean) =>
      Object.values(synthesise(undefined, { allowDestroy }).resource.aws_dynamodb_table ?? {}).map(
        ({ lifecycle }) => lifecycle,
      );

    expect(Object.values(tables).map(({ lifecycle }) => lifecycle)).toEqual(Array(2).fill({ prevent_destroy: true }));
    expect(lifecycles(true)).toEqual(Array(2).fill({ prevent_destroy: false }));
  });

  test.each(Object.entries(tables))(
    "can be restored to a point in time in on-demand mode, or as the variable says: %s",
    (_, table) => {
      expect(table.point_in_time_recovery).toEqual({
        enabled:
          '${(var.point_in_time_recovery == null) ? (var.capacity_mode == "on-demand") : var.point_in_time_recovery}',
      });
    },
  );
});

describe("capacity", () => {
  const consumers = [queryEvents, analytics, weekIndex];

  test("leaves room for the reporter's table in the always-free 25 units of each kind", () => {
    expect(sum(consumers.map((consumer) => inFreeTier(consumer.write_capacity)))).toBeLessThanOrEqual(23);
    expect(sum(consumers.map((consumer) => inFreeTier(consumer.read_capacity)))).toBeLessThanOrEqual(23);
  });

  test("of the index is no less than its table's for writing, which would hold the table back", () => {
    expect(inFreeTier(weekIndex.write_capacity)).toBeGreaterThanOrEqual(inFreeTier(analytics.write_capacity));
  });

  test.each(Object.entries(tables))(
    "is provisioned in free-tier and AWS's own business in on-demand: %s",
    (_, table) => {
      expect(table.billing_mode).toBe('${(var.capacity_mode == "free-tier") ? "PROVISIONED" : "PAY_PER_REQUEST"}');
    },
  );
});

/** The units of `${(var.capacity_mode == "free-tier") ? 8 : null}`, the only form that capacity is stated in. */
function inFreeTier(capacity: unknown): number {
  const [, units] = /^\$\{\(var\.capacity_mode == "free-tier"\) \? (\d+) : null\}$/.exec(String(capacity)) ?? [];
  if (units === undefined) throw new Error(`expected a capacity that depends on the mode, got ${capacity}`);
  return Number(units);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
