import type { Edge } from "../../src/edge";

/** The promise ends with the last of the work that outlasts the answer. */
export async function passThrough(edge: Edge, request: Request): Promise<Response> {
  const work: Promise<unknown>[] = [];
  const answer = await edge(request, (promise) => {
    work.push(promise);
  });
  await Promise.all(work);
  return answer;
}
