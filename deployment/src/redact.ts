/** Longer than any address may be. */
const mailAddress =
  /[^\s"<>()[\]{}=,;:@]{1,64}(?:@|%40|\\u0040)[^\s"'<>()[\]{}=,;:@]{1,255}\.[^\s"'<>()[\]{}=,;:.@]{1,63}/g;

/**
 * Hides mail addresses. Plans name subscribers, and logs, summaries, comments and artifacts of a public repository are read
 * by everyone.
 */
export function redactAddresses(text: string): string {
  return text.replace(mailAddress, "***@***");
}
