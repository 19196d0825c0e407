import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createEdge } from "../src/edge";
import { bindings, FakeRuntime } from "./support/fake-runtime";
import { passThrough } from "./support/pass-through";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function heldMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

const questions = 300;
const longest = "longest ".repeat(8_000);

test("three hundred of the longest questions and answers that are read leave nothing behind in the isolate", async () => {
  const runtime = new FakeRuntime();
  runtime.chatbot = async () => Response.json({ matchType: "full", matchScore: 1, reasoning: longest.repeat(4) });
  const edge = createEdge(bindings, runtime);
  const ask = async (number: number) => {
    const body = JSON.stringify({ query: `${number} ${longest}`, sessionId: longest.slice(0, 900) });
    const answer = await passThrough(edge, new Request("https://edge.example/", { method: "POST", body }));
    await answer.arrayBuffer();
    expect(runtime.posted.splice(0)).toHaveLength(2);
  };
  for (let number = 0; number < 20; number += 1) await ask(number);

  const before = heldMegabytes();
  for (let number = 0; number < questions; number += 1) await ask(number);

  // Had it kept the questions alone, they would take 18 MB.
  expect(heldMegabytes() - before).toBeLessThan(8);
});
