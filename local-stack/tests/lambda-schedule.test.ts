import { scheduledEvent } from "../src/lambda/schedule";

const mondayMorning = new Date("2025-11-10T08:00:00.000Z");

describe("an event of the scheduler", () => {
  test("carries the scheduled instant in whole seconds", () => {
    expect(scheduledEvent('{"scheduledTime":"<aws.scheduler.scheduled-time>"}', mondayMorning)).toEqual({
      scheduledTime: "2025-11-10T08:00:00Z",
    });
  });

  test("is the input itself when that has no placeholder", () => {
    expect(scheduledEvent('{"sweep":true}', mondayMorning)).toEqual({ sweep: true });
  });

  test("refuses a placeholder that it does not know, by name", () => {
    expect(() => scheduledEvent('{"id":"<aws.scheduler.execution-id>"}', mondayMorning)).toThrow(
      "<aws.scheduler.execution-id>",
    );
  });

  test("refuses a placeholder that the scheduler would not find because jsonencode() escaped it", () => {
    expect(() => scheduledEvent('{"at":"\\u003caws.scheduler.scheduled-time\\u003e"}', mondayMorning)).toThrow(
      "\\u003c",
    );
  });

  test("refuses an input that is not JSON", () => {
    expect(() => scheduledEvent("sweep", mondayMorning)).toThrow("not JSON: sweep");
  });
});
