const loopbackHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether the URL leads nowhere but to this machine. */
function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopbackHosts.has(new URL(url).hostname);
}

/** Returns the URL if it is loopback; throws an error that names the setting otherwise, so that nothing real is reached. */
export function requireLoopback(name: string, url: string): string {
  if (isLoopback(url)) return url;
  throw new Error(
    `${name} is "${url}", but the local stack only talks to loopback addresses such as http://127.0.0.1:8080`,
  );
}
