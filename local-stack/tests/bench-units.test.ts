import { sizeOf, toItem } from "../bench/units/item";
import { readUnits, writeUnits } from "../bench/units/request-units";

const ofBytes = (bytes: number, more: Record<string, unknown> = {}) =>
  toItem({ text: "x".repeat(bytes - "text".length), ...more });
const weekIndex = [{ partitionKey: "week", sortKey: "timestamp" }];
const indexed = { week: "2025-W45", timestamp: 1 };

test.each([
  ["names and texts count in UTF-8", { näme: "größe" }, 5 + 7],
  ["a number counts a byte for two digits and one more", { n: 1_762_607_658_821 }, 1 + 8],
  ["neither sign nor zeros at either end count", { n: -1_500 }, 1 + 2],
  ["zero counts one byte", { n: 0 }, 1 + 1],
  ["the point of a number does not count", { n: 84.25 }, 1 + 3],
])("%s", (_, values, bytes) => {
  expect(sizeOf(toItem(values))).toBe(bytes);
});

test.each([
  [4_096, true, 1],
  [4_097, true, 2],
  [4_096, false, 0.5],
  [4_097, false, 1],
])("reading %i bytes, consistently: %s, takes %d units", (bytes, isConsistent, units) => {
  expect(readUnits([ofBytes(bytes)], isConsistent)).toBe(units);
});

test("reading what is not there takes a unit, as of a small item", () => {
  expect(readUnits([], true)).toBe(1);
});

test("a query pays for the sum of what it finds", () => {
  expect(readUnits([ofBytes(3_000), ofBytes(3_000)], true)).toBe(2);
});

test.each([
  [1_024, 1],
  [1_025, 2],
])("writing %i bytes takes %d units", (bytes, units) => {
  expect(writeUnits(undefined, ofBytes(bytes), [])).toBe(units);
});

test("replacing or deleting a large item is paid by its size", () => {
  expect(writeUnits(ofBytes(2_000), ofBytes(100), [])).toBe(2);
  expect(writeUnits(ofBytes(2_000), undefined, [])).toBe(2);
});

test("deleting what is not there takes a unit", () => {
  expect(writeUnits(undefined, undefined, weekIndex)).toBe(1);
});

test.each([
  ["an item that has the index's keys is written there as well", undefined, indexed, 2],
  ["one that lacks them is not", undefined, { week: "2025-W45" }, 1],
  ["the same item again leaves the index alone", indexed, indexed, 1],
  ["a change of what the index copies is written there", { ...indexed, ttl: 1 }, { ...indexed, ttl: 2 }, 2],
  ["a new place in the index takes a delete and a put", indexed, { ...indexed, week: "2025-W46" }, 3],
  ["a deleted item leaves the index", indexed, undefined, 2],
])("%s", (_, before, after, units) => {
  expect(writeUnits(before && toItem(before), after && toItem(after), weekIndex)).toBe(units);
});
