import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBatches } from "../bench/batch/batches";
import { coldStartBenchmark } from "../bench/cold-start/cold-start-benchmark";
import { bundleProgram, writeEvent } from "../bench/cold-start/contestants";
import { environmentOf } from "../bench/cold-start/environment";
import { startCold } from "../bench/cold-start/start";
import { close, listen, urlOf } from "../src/aws/server";
import { bundleFile } from "../src/stack/files";

test("every contestant starts, the processor records its pairs, and each figure is told", async () => {
  const measures = await coldStartBenchmark.run({ rounds: 1, quick: true, onProgress: () => {} });
  for (const { figure } of measures) expect(figure.least).toBeGreaterThan(0);
  const targets = measures.flatMap(({ what, ratio, target }) => (target ? [`${what} / ${ratio?.to ?? "budget"}`] : []));
  expect(targets).toEqual([
    "processor, first batch done / bare client",
    "processor, first batch done / powertools",
    "processor, its bundle / budget",
    "reporter, its bundle / budget",
  ]);
});

test("a bundle that fails is named with its complaint", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cv-analytics-cold-"));
  try {
    const bundle = join(folder, "broken.js");
    writeFileSync(bundle, 'throw new Error("cannot start")');
    const start = startCold({ program: await bundleProgram(), bundle, env: {} });
    await expect(start).rejects.toThrow(/broken\.js failed at its first event: .*cannot start/s);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Starts the very bundle that is deployed once, and returns what it asked of a database at its own endpoint. */
async function startWith(change: Readonly<Record<string, string>>): Promise<IncomingHttpHeaders[]> {
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    request.resume().on("end", () => response.end("{}"));
  });
  await listen(server, 0);
  try {
    const eventFile = await writeEvent(createBatches("five pairs", 1)[0]?.event ?? {});
    const env = { ...environmentOf("http://127.0.0.1:1"), AWS_ENDPOINT_URL_DYNAMODB: urlOf(server), ...change };
    await startCold({ program: await bundleProgram(), bundle: bundleFile("processor"), eventFile, env });
    return requests;
  } finally {
    await close(server);
  }
}

test("the bundle goes to the endpoint of a service before the one of all, with the environment's credentials and region", async () => {
  const requests = await startWith({ AWS_SESSION_TOKEN: "token of the role" });
  expect(requests.length).toBeGreaterThan(0);
  for (const { authorization, "x-amz-security-token": token } of requests) {
    expect(authorization).toContain("Credential=bench/");
    expect(authorization).toContain("/eu-west-2/dynamodb/aws4_request");
    expect(token).toBe("token of the role");
  }
});

test("without credentials in the environment the bundle asks nobody for any", async () => {
  expect(await startWith({ AWS_ACCESS_KEY_ID: "" })).toEqual([]);
});
