import { dayInMs, startOfWeek } from "../../iso-week";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "3 Nov 2025", in UTC as all dates here */
export function dayText(epochMs: number): string {
  return `${dayAndMonth(epochMs)} ${new Date(epochMs).getUTCFullYear()}`;
}

/** "3 Nov 2025 08:00" */
export function timeText(epochMs: number): string {
  return `${dayText(epochMs)} ${new Date(epochMs).toISOString().slice(11, 16)}`;
}

/** "Mon 3 Nov"; day 0 is Monday. */
export function weekdayText(week: string, day: number): string {
  return `${weekdays[day]} ${dayAndMonth(startOfWeek(week) + day * dayInMs)}`;
}

function dayAndMonth(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}
