import fc from "fast-check";
import { isoWeekOf } from "../src/iso-week";

test.each([
  ["2025-11-08T13:14:18.821Z", "2025-W45"],
  ["2025-12-29T00:00:00.000Z", "2026-W01"],
  ["2025-12-28T23:59:59.999Z", "2025-W52"],
  ["2026-12-31T12:00:00.000Z", "2026-W53"],
  ["2027-01-01T00:00:00.000Z", "2026-W53"],
  ["2027-01-04T00:00:00.000Z", "2027-W01"],
  ["2024-12-30T00:00:00.000Z", "2025-W01"],
])("%s lies in ISO week %s", (instant, week) => {
  expect(isoWeekOf(Date.parse(instant))).toBe(week);
});

test("a week lasts seven days from Monday, and the next one has another name", () => {
  const weekInMs = 7 * 86_400_000;
  const someMonday = Date.UTC(2000, 0, 3);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: weekInMs - 1 }), (weeks, within) => {
      const monday = someMonday + weeks * weekInMs;
      expect(isoWeekOf(monday + within)).toBe(isoWeekOf(monday));
      expect(isoWeekOf(monday + weekInMs)).not.toBe(isoWeekOf(monday));
    }),
  );
});
