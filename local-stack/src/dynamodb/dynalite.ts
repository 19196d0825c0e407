import { Readable } from "node:stream";
import dynalite from "dynalite";
import type { WireService } from "../aws/server";

/** DynamoDB in memory. It is given requests directly and opens no port of its own, as it would not ask who calls. */
export function createDynamoDb(): WireService {
  const emulator = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return ({ method, url, headers, body }, response) => {
    emulator.emit("request", Object.assign(Readable.from([body]), { method, url, headers }), response);
  };
}
