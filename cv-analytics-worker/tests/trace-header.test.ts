import { requestsPerTrace, traceHeader } from "../src/trace-header";

const askedAt = 1_762_607_658_821;

test("a trace header has the form that X-Ray reads and follows from the request", () => {
  expect(traceHeader("01234567-89ab-4cde-8f01-23456789abc0", askedAt)).toBe(
    "Root=1-690f422a-89ab4cde8f0123456789abc0;Parent=0123456789ab4cde;Sampled=1",
  );
});

test("of as many requests as differ in their last digit one is traced", () => {
  const digits = [..."0123456789abcdef"];
  const headers = digits.map((digit) => traceHeader(`01234567-89ab-4cde-8f01-23456789abc${digit}`, askedAt));

  expect(headers).toHaveLength(requestsPerTrace);
  expect(headers.filter((header) => header.endsWith(";Sampled=1"))).toHaveLength(1);
  expect(headers.filter((header) => header.endsWith(";Sampled=0"))).toHaveLength(requestsPerTrace - 1);
});
