import type { Stretch } from "../counting/operations";
import type { TableFacts } from "../facts/table-facts";

type Units = Stretch["units"];

/**
 * The local database tells what a write takes of the table, not of its indexes. An index holds whole items here, so that it
 * takes as much again. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export function withIndexWrites(units: Units, tables: readonly TableFacts[]): Units {
  return units.flatMap((each) => {
    if (each.kind === "read" || each.index !== null) return [each];
    const indexes = tables.find(({ name }) => name === each.table)?.capacity ?? [];
    return [each, ...indexes.filter(({ index }) => index !== null).map(({ index }) => ({ ...each, index }))];
  });
}
