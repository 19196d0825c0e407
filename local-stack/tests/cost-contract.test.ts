import {
  pollsPerDay,
  pricesOfMail,
  reporterRunsIn,
  requestsPerTrace,
} from "../../cv-analytics-reporter/src/mail/words/cost";
import { requestsPerTrace as tracedByEdge } from "../../cv-analytics-worker/src/trace-header";
import { readAccount } from "../cost/facts/account-facts";
import { idlePollsInMonth } from "../cost/month/idle-polls";
import { type ItemId, readPrices } from "../cost/pricing/prices";
import { region } from "../src/stack/account";
import { stackFiles } from "../src/stack/files";

const prices = readPrices();

test.each(["queueRequests", "functionRuns", "traces"] as const)(
  "the mail reckons %s as the price file does",
  (item) => {
    const { free, usdPerMillion } = pricesOfMail[item];

    expect(perMillion(item)).toEqual({ free, usdPerMillion });
  },
);

test("mail and price file exchange dollars alike", () => {
  expect(pricesOfMail.gbpPerUsd).toBe(prices.currency.gbpPerUsd);
});

test("the mail reckons with as many idle polls as the tool", () => {
  expect(pollsPerDay).toBe(idlePollsInMonth(1));
});

test("the mail reckons with the reporter's runs that the schedules start in the longest month", () => {
  const { schedules } = readAccount(stackFiles, "free-tier", prices);

  expect(reporterRunsIn(prices.daysInMonth)).toBe(schedules.reduce((sum, { runsInMonth }) => sum + runsInMonth, 0));
});

test("the prices are those of the region that is deployed", () => {
  expect(prices.region).toBe(region);
});

test("the mail reckons with as many traces as the edge asks for", () => {
  expect(requestsPerTrace).toBe(tracedByEdge);
});

function perMillion(item: ItemId) {
  const price = prices.items[item];
  if ("flatUsd" in price) throw new Error(`${item} has a flat price`);
  const [first, ...others] = price.tiers;
  expect(others).toEqual([]);
  return { free: price.free, usdPerMillion: ((first?.usd ?? 0) * 1e6) / price.per };
}
