export const MiB = 1024 * 1024;

/** A message has 1 MiB at most, and stands in its line twice, escaped: as a text and as an event. */
export const longestLineInBytes = 8 * MiB;

/** What is known of each line is held in memory. A look takes no more: as many messages of a FIFO queue may be in flight. */
export const mostLines = 120_000;

export const largestFileInBytes = 4 * 1024 * MiB;
