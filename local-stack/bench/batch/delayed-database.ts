// The program of the database: a process of its own, so that its work is not counted as a contestant's.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "../measure/after";
import type { Item } from "../units/item";
import { layout } from "./layout";
import { Tables, type Usage } from "./tables";

/** What the benchmark asks of it besides; `port` is there from the start. */
export type DatabaseQuestion =
  | { readonly do: "clear" }
  | { readonly do: "put"; readonly items: ItemsByTable }
  | { readonly do: "show" };
export interface DatabaseAnswer {
  readonly port: number;
  readonly usage: Usage;
  readonly items: ItemsByTable;
}
type ItemsByTable = Readonly<Record<string, readonly Item[]>>;

const delayInMs = Number(process.argv[2]);
const tables = new Tables(layout);

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const due = performance.now() + delayInMs;
  const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
  const answer = JSON.stringify(tables.answer(operation, JSON.parse(Buffer.concat(chunks).toString())));
  after(due, () => response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(answer));
});

function answer(question: DatabaseQuestion): void {
  if (question.do === "clear") tables.clear();
  if (question.do === "put")
    for (const [table, items] of Object.entries(question.items)) for (const item of items) tables.put(table, item);
  tell(question.do === "show" ? Object.fromEntries(layout.map(({ name }) => [name, tables.items(name)])) : {});
}

function tell(items: ItemsByTable): void {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, usage: tables.usage, items } satisfies DatabaseAnswer);
}

server.listen(0, "127.0.0.1", () => {
  process.on("message", answer);
  tell({});
});
process.once("disconnect", () => process.exit());
