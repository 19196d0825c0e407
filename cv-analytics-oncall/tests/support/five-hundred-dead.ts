import { letDie, processAll } from "./dead-pipeline";
import { type Oncall, startOncall } from "./oncall";
import { denied, lostSilently, processedBefore, throttled } from "./proof-contents";
import { OrderWatch } from "./proof-order";
import { shortenPolls } from "./short-polls";
import { under, type Weather } from "./throttled-tables";

export type FiveHundredDead = Awaited<ReturnType<typeof startFiveHundredDead>>;

/** The pipeline with five hundred dead messages of all kinds; every command is watched for what it hides or turns round. */
export async function startFiveHundredDead() {
  const weather: Weather = { writes: "pass" };
  const storm = under(weather);
  let watchOrder = (_input: object): void => {};
  const shorten = shortenPolls((ms) => one.pipeline.skip(ms));
  const one: Oncall = await startOncall({
    onCall(principal, call) {
      if (principal.name === "cv-analytics-oncall") shorten(call.action);
      if (principal.name === "cv-analytics-oncall" && call.action === "SendMessageBatch") watchOrder(call.input);
      return storm.onCall?.(principal, call);
    },
  });
  const { pipeline } = one;
  await pipeline.pause();
  await processAll(pipeline, processedBefore, "before");
  weather.writes = "throttled";
  await processAll(pipeline, throttled, "throttled");
  weather.writes = "denied";
  await processAll(pipeline, denied, "denied");
  weather.writes = "pass";
  letDie(pipeline, lostSilently, "silent");
  await pipeline.resume();

  const order = new OrderWatch(pipeline.deadLetters);
  return {
    ...one,
    /** Runs a command on the dead-letter queue; throws when others can't receive afterwards, or a group was turned round. */
    async dlq(...argv: string[]) {
      watchOrder = order.begin();
      const answer = await one.oncall(["--json", "dlq", ...argv]);
      const { inFlight, visible } = pipeline.deadLetters.counts();
      const received = pipeline.deadLetters.receive({ maxMessages: 10, visibilityTimeoutInSeconds: 0 });
      if (inFlight > 0 || received.length < Math.min(1, visible)) throw new Error(`${argv[0]} left ${inFlight} hidden`);
      if (order.reversed.length > 0) throw new Error(`${argv[0]} turned round ${order.reversed.join()}`);
      return answer;
    },
  };
}
