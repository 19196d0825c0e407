// Stands before the Worker as Cloudflare's own front does, and lets its player set the time of a visit.
// The clock must come first: the Worker may take hold of clock and fetch when it loads.
import { onVisit, skip } from "./visit-clock.mjs";
import worker from "./worker.mjs";

export default {
  fetch(incoming, env, context) {
    const request = new Request(incoming);
    const header = (name) => request.headers.get(name);
    // Cloudflare answers this expectation itself; passed on, the chatbot's "100 Continue" would come back as its answer.
    request.headers.delete("expect");
    if (header("x-visit-key") !== env.VISIT_KEY) return worker.fetch(request, env, context);
    if (header("x-visit-skip")) {
      skip(Number(header("x-visit-skip")));
      return new Response(null, { status: 204 });
    }
    const visit = {
      at: Number(header("x-visit-at")),
      delayInMs: Number(header("x-visit-delay")),
      chatbotOrigin: env.CHATBOT_ORIGIN,
    };
    const isOverWithItsAnswer = header("x-visit-ends") === "with its answer";
    return onVisit(visit, () =>
      isOverWithItsAnswer ? worker.fetch(request, env, context) : visitToTheEnd(request, env, context),
    );
  },
};

/** Nobody waits for a played visit's answer, so it tells its player that the events are sent as well. */
async function visitToTheEnd(request, env, context) {
  const work = [];
  const response = await worker.fetch(request, env, { waitUntil: (promise) => work.push(promise) });
  const body = await response.arrayBuffer();
  await Promise.allSettled(work);
  context.waitUntil(Promise.allSettled(work));
  return new Response(body, response);
}
