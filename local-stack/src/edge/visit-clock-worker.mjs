// Must come first: the Worker may take hold of clock and fetch when it loads.
import { onVisit } from "./visit-clock.mjs";
import worker from "./worker.mjs";

export default {
  fetch(request, env, context) {
    const at = request.headers.get("x-visit-at");
    if (!at) return worker.fetch(request, env, context);
    const visit = {
      at: Number(at),
      delayInMs: Number(request.headers.get("x-visit-delay") ?? 0),
      chatbotOrigin: env.CHATBOT_ORIGIN,
    };
    return onVisit(visit, () => visitToTheEnd(request, env, context));
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
