/**
 * Hides whom an address belongs to. Plans name subscribers, and logs, summaries, comments and artifacts of a public
 * repository are read by everyone.
 */
export function redactAddresses(text: string): string {
  return text.replace(/[^\s"'@<>()[\]{}=,;:]+@([^\s"'@<>()[\]{}=,;:]+\.[^\s"'@<>()[\]{}=,;:.]+)/g, "***@$1");
}
