import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { exitCodes } from "./finding";
import { run } from "./run";

const stop = new AbortController();
/** Under npm one Ctrl-C may come twice: the terminal signals the whole process group, and npm passes it on. */
const oneCtrlCInMs = 1_000;

// Once is a request to come to a good end, twice is an order.
let askedAt = 0;
function heed(): void {
  if (!stop.signal.aborted) {
    askedAt = Date.now();
    stop.abort();
  } else if (Date.now() - askedAt >= oneCtrlCInMs) process.exit(exitCodes.attention);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, heed);

/** Ends at once on Ctrl-C; what is waited for after that is waited for. */
function sleep(ms: number): Promise<void> {
  return stop.signal.aborted ? setTimeout(ms) : setTimeout(ms, undefined, { signal: stop.signal }).catch(() => {});
}

run(process.argv.slice(2), {
  streams: process,
  environment: process.env,
  // npm runs scripts in the repository's folder; paths are meant from where the person is.
  folder: process.env.INIT_CWD ?? process.cwd(),
  localStackFile: join(__dirname, "../../local-stack/out/oncall.env"),
  now: Date.now,
  sleep,
  signal: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
