import type { Pipeline } from "../../../local-stack/tests/support/pipeline";

/** A body, and the group that it is sent in. */
export interface Letter {
  readonly body: string;
  readonly group: string;
}

/** Sends into the event queue without a call, each message with a deduplication id of its own. */
function post({ queue }: Pipeline, letters: readonly Letter[], name: string): void {
  letters.forEach(({ body, group }, index) => {
    queue.send({ body, groupId: group, deduplicationId: `${name}-${index}` });
  });
}

/** Lets messages die as when the function crashes each time: nothing is logged, nothing stored. Nothing may be processed meanwhile. */
export function letDie(pipeline: Pipeline, letters: readonly Letter[], name: string): void {
  post(pipeline, letters, name);
  while (pipeline.queue.peek().length > 0) pipeline.queue.receive({ maxMessages: 10, visibilityTimeoutInSeconds: 0 });
}

/** Processes messages to their end, while nothing else is processed. */
export async function processAll(pipeline: Pipeline, letters: readonly Letter[], name: string): Promise<void> {
  post(pipeline, letters, name);
  await pipeline.resume();
  await pipeline.drain();
  await pipeline.pause();
}
