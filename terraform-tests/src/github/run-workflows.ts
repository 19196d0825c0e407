import { readFileSync } from "node:fs";
import { Actions } from "../../../deployment/tests/actions/actions";
import type { Event } from "../../../deployment/tests/actions/events";
import type { JobRecord } from "../../../deployment/tests/actions/run";
import type { Secrets } from "../../../deployment/tests/actions/secrets";
import { Runner, type RunnerSettings } from "./runner";

// A process of its own, as it waits for each command that it runs while the emulators must go on answering.

export interface RunRequest extends RunnerSettings {
  readonly event: Event;
  readonly secrets: Secrets;
}

/** What became of a job, how long its steps took, and what they printed. */
export interface RanJob extends Pick<JobRecord, "job" | "result" | "environment"> {
  readonly seconds: number;
  readonly log: string;
}

const request: RunRequest = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const runner = new Runner(request);
const { records } = new Actions({ perform: runner.perform, secrets: request.secrets }).at(0, request.event).run();
const ran: RanJob[] = records.map(({ job, result, environment }) => ({
  ...{ job, result, environment },
  seconds: runner.seconds.get(job) ?? 0,
  log: runner.logs.get(job) ?? "",
}));
console.log(JSON.stringify(ran));
