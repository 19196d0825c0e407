import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const runtime = join(__dirname, "../src/lambda/runtime.ts");

test("a function's process ends when its parent is killed in the middle of an invocation", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lambda-orphans-"));
  const bundle = join(folder, "index.js");
  writeFileSync(bundle, "exports.handler = () => { console.log('busy'); return new Promise(() => {}); };");
  const parentCode = `
    const child = require("node:child_process").fork(${JSON.stringify(runtime)}, [${JSON.stringify(bundle)}, "handler"]);
    child.on("message", () => child.send({ requestId: "r", event: "{}", timeoutInMs: 60000, functionArn: "f" }));`;
  const parent = spawn(process.execPath, ["-e", parentCode], { stdio: ["ignore", "pipe", "ignore"] });

  await once(parent.stdout, "data");
  parent.kill("SIGKILL");

  // The child holds the other end of this pipe for as long as it lives.
  await once(parent.stdout, "close");
  rmSync(folder, { recursive: true });
});
