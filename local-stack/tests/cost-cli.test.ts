import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operations } from "../cost/counting/operations";
import { operationsOf } from "./support/sample-operations";

const root = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "cost-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function runCost(...options: readonly string[]): Promise<Ended> {
  const line = ["--import", "tsx", join(root, "local-stack/cost/cli.ts"), ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, line, { cwd: root }, (failure, out, error) =>
      resolve({ code: Number(failure?.code ?? 0), out, error }),
    );
  });
}

function saved(name: string, content: Operations | string): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify([content]));
  return file;
}

test("--check ends with 0 where 10,000 questions cost nothing, and with 1 and the item where they do", async () => {
  const dear = operationsOf({ queueRequests: { SendMessage: 20_000 } });
  const [good, bad] = await Promise.all([
    runCost("--check", "--json", "--operations", saved("good.json", operationsOf())),
    runCost("--check", "--operations", saved("dear.json", dear)),
  ]);

  expect(good.code).toBe(0);
  expect(JSON.parse(good.out).variants).toHaveLength(2);
  expect(bad.code).toBe(1);
  expect(bad.error).toContain(
    "10,000 questions a month cost £0.68: 2669600 requests of SQS requests, free are 1000000",
  );
}, 120_000);

test("a file of operations that is missing or malformed is named, with what was expected", async () => {
  const [missing, malformed] = await Promise.all([
    runCost("--operations", join(folder, "none.json")),
    runCost("--operations", saved("malformed.json", "[{}]")),
  ]);

  expect([missing.code, malformed.code]).toEqual([1, 1]);
  expect(missing.error).toContain("none.json: there is no such file; npm run cost without --operations makes it");
  expect(malformed.error).toContain("malformed.json holds no counted operations");
}, 120_000);
