import { join } from "node:path";
import { archiveFolder } from "../../../deployment/src/lambda/lambda-archive";

/** As often as the draft's last thirty days saw: twelve times the processor's code, four times the reporter's. */
const uploadsInMonth = { processor: 12, reporter: 4 };
/** Nothing deletes old code; this is what a year leaves. */
const monthsKept = 12;

/** The code that the artifact buckets hold, and how often it is uploaded. */
export function codeInMonth(): { readonly codeGb: number; readonly codeUploads: number } {
  const services = ["processor", "reporter"] as const;
  const bytes = services.map((service) => zippedBytes(service) * uploadsInMonth[service] * monthsKept);
  return {
    codeGb: bytes.reduce((sum, each) => sum + each, 0) / 1e9,
    codeUploads: uploadsInMonth.processor + uploadsInMonth.reporter,
  };
}

function zippedBytes(service: string): number {
  return archiveFolder(join(__dirname, `../../../cv-analytics-${service}/dist`)).bytes.length;
}
