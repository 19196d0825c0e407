import { dayInMs, endOfWeek, startOfWeek } from "../../iso-week";
import { dayText, timeText } from "./dates";
import type { Report } from "./report";

export const title = "CV analytics weekly report";

export interface Head {
  readonly title: string;
  readonly week: string;
  readonly dates: string;
  readonly made: string;
}

export function headOf({ week, madeAt, isRepeated }: Report): Head {
  return {
    title,
    week,
    dates: `Monday ${dayText(startOfWeek(week))} to Sunday ${dayText(endOfWeek(week) - dayInMs)}, all times in UTC`,
    made: `Made ${timeText(madeAt)} UTC${isRepeated ? ", sent again" : ""}`,
  };
}
