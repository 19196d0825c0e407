import { Readable } from "node:stream";
import dynalite from "dynalite";
import type { WireService } from "../aws/server";
import { askForConsumed, type OnConsumed, reportConsumed } from "./consumed-capacity";

/**
 * DynamoDB in memory. It is given requests directly and opens no port of its own, as it would not ask who calls.
 * With `onConsumed`, each answer also tells what the request took.
 */
export function createDynamoDb(onConsumed?: OnConsumed): WireService {
  const emulator = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return (request, response, caller) => {
    const { method, url, headers } = request;
    const body = onConsumed ? askForConsumed(request) : request.body;
    if (onConsumed) reportConsumed(request, response, (consumed) => onConsumed(caller, consumed));
    emulator.emit("request", Object.assign(Readable.from([body]), { method, url, headers }), response);
  };
}
