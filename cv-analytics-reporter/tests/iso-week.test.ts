import * as fc from "fast-check";
import { endOfWeek, isWeek, startOfWeek, weekBefore, weekdayOf, weekOf } from "../src/iso-week";

const instants = fc.date({ min: new Date("1971-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });

describe("an ISO week", () => {
  test.each([
    ["2025-11-08T13:14:18.821Z", "2025-W45"],
    ["2025-12-28T23:59:59.999Z", "2025-W52"],
    ["2025-12-29T00:00:00.000Z", "2026-W01"],
    ["2026-12-31T12:00:00.000Z", "2026-W53"],
    ["2027-01-01T12:00:00.000Z", "2026-W53"],
    ["2027-01-04T00:00:00.000Z", "2027-W01"],
  ])("%s lies in %s", (instant, week) => {
    expect(weekOf(Date.parse(instant))).toBe(week);
  });

  test.each([
    ["2026-W01", "2025-W52"],
    ["2027-W01", "2026-W53"],
    ["2025-W45", "2025-W44"],
  ])("the week before %s is %s", (week, before) => {
    expect(weekBefore(week)).toBe(before);
  });

  test.each(["2025-W53", "2025-W00", "2025-W54", "2025-45", "2025-W5", "25-W45", "0000-W01", " 2025-W45", ""])(
    "%j is no week",
    (text) => {
      expect(isWeek(text)).toBe(false);
      expect(() => startOfWeek(text)).toThrow(/expected an ISO week/);
    },
  );

  test("holds exactly the instants from its Monday to the next one", () => {
    fc.assert(
      fc.property(instants, (date) => {
        const instant = date.getTime();
        const week = weekOf(instant);
        expect(isWeek(week)).toBe(true);
        expect(startOfWeek(week)).toBeLessThanOrEqual(instant);
        expect(endOfWeek(week)).toBeGreaterThan(instant);
        expect(weekOf(endOfWeek(week) - 1)).toBe(week);
        expect(weekBefore(weekOf(endOfWeek(week)))).toBe(week);
        expect(new Date(startOfWeek(week)).toUTCString()).toMatch(/^Mon.* 00:00:00 GMT$/);
        expect(weekdayOf(instant)).toBe(Math.floor((instant - startOfWeek(week)) / 86_400_000));
      }),
      { seed: 1 },
    );
  });
});
