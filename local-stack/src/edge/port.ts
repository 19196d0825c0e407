import { createServer } from "node:http";
import { close, listen } from "../aws/server";

/** Throws an error that names the port if something listens on it already; 0 is never busy. */
export async function refuseBusyPort(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await close(probe);
}
