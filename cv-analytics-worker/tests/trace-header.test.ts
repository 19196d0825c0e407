import { traceHeader } from "../src/trace-header";

test("a trace header has the form that X-Ray reads and follows from the request", () => {
  expect(traceHeader("01234567-89ab-4cde-8f01-23456789abcd", 1_762_607_658_821)).toBe(
    "Root=1-690f422a-89ab4cde8f0123456789abcd;Parent=0123456789ab4cde;Sampled=1",
  );
});
