import { createEdge, type Edge } from "../src/edge";
import { bindings, FakeRuntime, refusal, requestId } from "./support/fake-runtime";
import { passThrough } from "./support/pass-through";

let runtime: FakeRuntime;
let edge: Edge;

beforeEach(() => {
  runtime = new FakeRuntime();
  edge = createEdge(bindings, runtime);
});

const tooLong = JSON.stringify({ query: "secret".repeat(11_000) });
const post = (headers: Record<string, string>, body: RequestInit["body"] = tooLong): Request =>
  new Request("https://edge.example/chat", { method: "POST", headers, body: body ?? null, duplex: "half" });
const inChunks = () => new Blob([tooLong]).stream();
const unread = {
  level: "warn",
  message: "question not read",
  requestId,
  reason: "body: expected at most 65536 bytes",
};

test.each([
  ["of stated length", () => post({ "content-type": "application/json", "content-length": `${tooLong.length}` })],
  ["in chunks", () => post({ "content-type": "application/chat+json" }, inChunks())],
  ["of no content type", () => post({}, inChunks())],
  ["of the type that a browser gives to a string", () => post({})],
])("a question beyond 64 KiB, %s, has no event but one line, and counts as one dropped event", async (_, request) => {
  const answer = await passThrough(edge, request());

  expect(answer.status).toBe(200);
  expect(runtime.posted).toEqual([]);
  expect(runtime.lines).toEqual([{ ...unread, dropped: 1 }]);
});

test("a question beyond 64 KiB is counted together with the events that the queue did not take", async () => {
  runtime.queue = refusal(403, "AccessDenied");

  await passThrough(edge, post({}, '{"query":"Do you know Go?"}'));
  await passThrough(edge, post({}));

  expect(runtime.lines.map(({ dropped }) => dropped)).toEqual([1, 2, 3]);
});

test.each([
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/pdf",
  "application/octet-stream",
])("no question is suspected in a long body of type %s", async (type) => {
  await passThrough(edge, post({ "content-type": type }));
  await passThrough(edge, post({ "content-type": type, "content-length": `${tooLong.length}` }));

  expect(runtime.lines).toEqual([]);
});
