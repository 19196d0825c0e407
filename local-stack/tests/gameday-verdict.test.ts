import { isDelayed, type Latency, latencyOf } from "../gameday/load/latency";
import type { Measured } from "../gameday/results/result";
import { judge } from "../gameday/results/verdict";
import { measured } from "./support/gameday-measured";

const faultsOf = (change: Partial<Measured>) => judge({ ...measured, ...change }).faults;
const { visitors, end, recovery } = measured;
const returned = (change: Partial<typeof recovery.collection>) => ({
  recovery: { ...recovery, collection: { ...recovery.collection, ...change } },
});

test("a failure that stays where it may be and loses nothing is no fault", () => {
  expect(faultsOf({})).toEqual([]);
});

test.each<[string, Partial<Measured>, string]>([
  ["an event is lost", { end: { ...end, lost: ["query 1"] } }, "1 accepted events are lost, the first is query 1"],
  ["a record is wrong", { end: { ...end, wrong: ["request 1 has 2 records"] } }, "request 1 has 2 records"],
  [
    "an answer differs",
    { visitors: { ...visitors, differing: ["502 sorry"] } },
    "1 visitors got another answer than the chatbot gave, such as 502 sorry",
  ],
  [
    "visitors wait for what is broken",
    { visitors: { ...visitors, during: { p50: 1_505, p99: 1_600 } } },
    "visitors were delayed: the fault added p50 1500 of 250 ms, p99 1575 of 1000 ms that it may",
  ],
  ["it spreads", { affected: ["processing", "reporting"] }, "the failure spread to reporting"],
  ["it does not show", { affected: [] }, "the failure did not show: processing went on"],
  ["the alarm that should tell of it is silent", { alarms: [] }, "the alarm queue-stuck stayed silent"],
  ["there are more events than asked for", { unasked: { events: 2, questions: [] } }, "2 events that nobody asked for"],
  [
    "a question is counted that nobody asked",
    { unasked: { events: 0, questions: ["Why?"] } },
    "1 questions that nobody asked: Why?",
  ],
  ["nothing is accepted after the repair", returned({ seconds: undefined }), "no event was accepted after the repair"],
  [
    "events are dropped after the repair where collection was never broken",
    returned({ dropped: 2 }),
    "2 events were dropped at the edge after the repair",
  ],
  [
    "events are dropped when collection had come back",
    returned({ droppedAfterwards: 1 }),
    "1 events were dropped at the edge after one had been accepted again",
  ],
  ["an event is dropped in silence", { unaccounted: 2 }, "2 events were dropped at the edge without a line in its log"],
  [
    "the dead are not redriven",
    { left: { dead: 3, unrecorded: 0 } },
    "3 messages are in the dead-letter queue in the end, expected 0",
  ],
  [
    "a request is not recorded in the end",
    { left: { dead: 0, unrecorded: 1 } },
    "1 requests are not recorded in the end, expected 0",
  ],
  [
    "the scenario itself finds something",
    { ownFaults: ["2 reports were mailed by ses"] },
    "2 reports were mailed by ses",
  ],
])("it is a fault when %s", (_when, change, fault) => {
  expect(faultsOf(change)).toEqual([fault]);
});

test("where collection was broken, events may be dropped until the first one is accepted again", () => {
  const broken: Partial<Measured> = { affected: ["collection"], mayAffect: ["collection"], mustAffect: ["collection"] };
  expect(faultsOf({ ...broken, ...returned({ seconds: 29, dropped: 30 }) })).toEqual([]);
});

test("percentiles are values that were measured", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(latencyOf(hundred)).toEqual({ p50: 50, p99: 99 });
  expect(latencyOf([7])).toEqual({ p50: 7, p99: 7 });
});

test("visitors are delayed when half of them wait 250 ms longer, or one in a hundred a second longer", () => {
  const without = { p50: 10, p99: 100 };
  const isDelayedBy = (during: Latency) => isDelayed({ without, during, control: without });
  expect(isDelayedBy({ p50: 260, p99: 1_100 })).toBe(false);
  expect(isDelayedBy({ p50: 261, p99: 1_100 })).toBe(true);
  expect(isDelayedBy({ p50: 260, p99: 1_101 })).toBe(true);
});

test("what delays the control as well is the machine, not the fault", () => {
  const latencies = { without: { p50: 10, p99: 100 }, during: { p50: 300, p99: 2_000 } };
  expect(isDelayed({ ...latencies, control: { p50: 60, p99: 1_100 } })).toBe(false);
  expect(isDelayed({ ...latencies, control: { p50: 40, p99: 1_100 } })).toBe(true);
});

test("on a machine so busy that an answer takes longer than the bound, a fault may add as much again", () => {
  const latencies = { without: { p50: 600, p99: 1_500 }, control: { p50: 500, p99: 1_200 } };
  expect(isDelayed({ ...latencies, during: { p50: 1_200, p99: 3_000 } })).toBe(false);
  expect(isDelayed({ ...latencies, during: { p50: 1_201, p99: 3_000 } })).toBe(true);
});
