import { compareLatency, isDelayed } from "../load/latency";
import type { Measured, Result } from "./result";

/** Judges what was measured by what was promised. */
export function judge(measured: Measured): Result {
  const faults = [
    ...judgeVisitors(measured),
    ...judgeEvents(measured),
    ...judgeSpread(measured),
    ...judgeCollection(measured),
    ...judgeRecovery(measured),
    ...judgeAlarms(measured),
    ...measured.ownFaults,
  ];
  return { ...measured, faults };
}

function judgeVisitors({ visitors }: Measured): string[] {
  const { differing } = visitors;
  const faults: string[] = [];
  if (differing.length > 0)
    faults.push(`${differing.length} visitors got another answer than the chatbot gave, such as ${differing[0]}`);
  if (isDelayed(visitors)) {
    const { p50, p99 } = compareLatency(visitors);
    const say = ({ added, allowed }: typeof p50) => `${Math.round(added)} of ${Math.round(allowed)} ms`;
    faults.push(`visitors were delayed: the fault added p50 ${say(p50)}, p99 ${say(p99)} that it may`);
  }
  return faults;
}

function judgeEvents({ end, unaccounted, unasked }: Measured): string[] {
  const [first] = end.lost;
  return [
    ...(first ? [`${end.lost.length} accepted events are lost, the first is ${first}`] : []),
    ...(unaccounted > 0 ? [`${unaccounted} events were dropped at the edge without a line in its log`] : []),
    ...(unasked.events > 0 ? [`${unasked.events} events that nobody asked for`] : []),
    ...unasked.questions
      .slice(0, 1)
      .map((text) => `${unasked.questions.length} questions that nobody asked: ${text.slice(0, 80)}`),
    ...end.wrong,
  ];
}

function judgeSpread({ affected, mayAffect, mustAffect }: Measured): string[] {
  const spread = affected.filter((part) => !mayAffect.includes(part));
  const untouched = mustAffect.filter((part) => !affected.includes(part));
  return [
    ...spread.map((part) => `the failure spread to ${part}`),
    ...untouched.map((part) => `the failure did not show: ${part} went on`),
  ];
}

function judgeCollection({ recovery: { collection }, mayAffect }: Measured): string[] {
  const { seconds, dropped, droppedAfterwards } = collection;
  const mayDrop = mayAffect.includes("collection");
  return [
    ...(seconds === undefined ? ["no event was accepted after the repair"] : []),
    ...(dropped > 0 && !mayDrop ? [`${dropped} events were dropped at the edge after the repair`] : []),
    ...(droppedAfterwards > 0
      ? [`${droppedAfterwards} events were dropped at the edge after one had been accepted again`]
      : []),
  ];
}

function judgeRecovery({ left, leaves }: Measured): string[] {
  const faults: string[] = [];
  if (left.dead !== leaves.dead)
    faults.push(`${left.dead} messages are in the dead-letter queue in the end, expected ${leaves.dead}`);
  if (left.unrecorded !== leaves.unrecorded)
    faults.push(`${left.unrecorded} requests are not recorded in the end, expected ${leaves.unrecorded}`);
  return faults;
}

function judgeAlarms({ alarms, mustRing }: Measured): string[] {
  const rang = new Set(alarms.map(({ name }) => name));
  return mustRing.filter((name) => !rang.has(`cv-analytics-${name}`)).map((name) => `the alarm ${name} stayed silent`);
}
