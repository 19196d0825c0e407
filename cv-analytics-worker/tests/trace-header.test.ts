import { requestsPerTrace, traceHeader } from "../src/trace-header";

const askedAt = 1_762_607_658_821;

test("a trace header has the form that X-Ray reads and follows from the request", () => {
  expect(traceHeader("01234567-89ab-4cde-8f01-23456789abc0", askedAt)).toBe(
    "Root=1-690f422a-89ab4cde8f0123456789abc0;Parent=0123456789ab4cde;Sampled=1",
  );
});

test("of all last digits that a request may have, one share is traced", () => {
  const digits = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, "0"));
  const headers = digits.map((two) => traceHeader(`01234567-89ab-4cde-8f01-23456789ab${two}`, askedAt));

  expect(headers.filter((header) => header.endsWith(";Sampled=1"))).toHaveLength(256 / requestsPerTrace);
  expect(headers.filter((header) => header.endsWith(";Sampled=0"))).toHaveLength(256 - 256 / requestsPerTrace);
});
