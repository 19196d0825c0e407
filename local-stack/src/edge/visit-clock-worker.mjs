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
    return onVisit(visit, () => worker.fetch(request, env, context));
  },
};
