// What the edge would be without analytics: it passes the visitor's request on to the chatbot, and nothing else.
// biome-ignore lint/style/noDefaultExport: the Workers runtime asks for it.
export default {
  fetch(request, env) {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${env.CHATBOT_ORIGIN}${pathname}${search}`, request), { redirect: "manual" });
  },
};
