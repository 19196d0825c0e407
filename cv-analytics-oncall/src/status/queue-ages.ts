/** How long the oldest message of each queue is there, in milliseconds; undefined for a queue of which nobody measured it lately. */
export interface QueueAges {
  readonly queue: number | undefined;
  readonly deadLetters: number | undefined;
}

/** The measurements of the queues. Throws what AWS answers. */
export interface QueueMetrics {
  ages(now: number): Promise<QueueAges>;
}
