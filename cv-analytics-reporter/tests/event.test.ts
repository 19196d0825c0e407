import { parseEvent } from "../src/event";

describe("the event", () => {
  test("names a week", () => {
    expect(parseEvent({ week: "2025-W45" })).toEqual({ kind: "report", week: "2025-W45", force: false, dryRun: false });
    expect(parseEvent({ week: "2026-W53", force: true, dryRun: true })).toMatchObject({ force: true, dryRun: true });
  });

  test.each([
    ["2025-11-10T08:00:00Z", "2025-W45"],
    ["2025-11-09T23:59:59Z", "2025-W44"],
    ["2025-11-10T00:30:00+01:00", "2025-W44"],
    ["2026-01-05T08:00:00.000Z", "2026-W01"],
    ["2027-01-04T08:00:00Z", "2026-W53"],
  ])("scheduled at %s is of %s", (scheduledTime, week) => {
    expect(parseEvent({ scheduledTime })).toMatchObject({ kind: "report", week });
  });

  test("asks for a sweep", () => {
    expect(parseEvent({ sweep: true })).toEqual({ kind: "sweep" });
  });

  test.each([
    [undefined, "event: expected an object"],
    ["2025-W45", "event: expected an object"],
    [{}, "expected exactly one of week, scheduledTime and sweep, got none"],
    [{ week: "2025-W45", sweep: true }, "got week and sweep"],
    [{ week: "2025-W45", scheduledTime: "2025-11-10T08:00:00Z" }, "got week and scheduledTime"],
    [{ week: "2025-W53" }, 'week: expected an ISO week such as "2025-W45", got a text of 8 characters'],
    [{ week: 45 }, "week: expected an ISO week"],
    [{ scheduledTime: "2025-11-10" }, "scheduledTime: expected an ISO instant"],
    [{ scheduledTime: "2025-11-10T08:00:00" }, "scheduledTime: expected an ISO instant"],
    [{ scheduledTime: "<aws.scheduler.scheduled-time>" }, "scheduledTime: expected an ISO instant"],
    [{ sweep: false }, "sweep: expected true"],
    [{ sweep: true, dryRun: true }, "dryRun: a sweep does not have it"],
    [{ week: "2025-W45", force: "yes" }, "force: expected true or false"],
    [{ week: "2025-W45", dryrun: true }, "dryrun: unknown field"],
  ])("%j is refused", (event, problem) => {
    expect(() => parseEvent(event)).toThrow(problem);
  });
});
