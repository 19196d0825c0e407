import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { repository } from "../src/repository";
import { filesHere } from "./actions/files-here";

jest.setTimeout(60_000);

const services = ["cv-analytics-worker", "cv-analytics-processor", "cv-analytics-reporter"];
const folder = mkdtempSync(join(tmpdir(), "cv-analytics-dependencies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command of the job `dependencies` that starts so, as the runner would. */
async function runStep(start: string, environment: Readonly<Record<string, string>> = {}) {
  const { steps = [] } = filesHere.workflows["./.github/workflows/pull-request.yml"]?.jobs.dependencies ?? {};
  const command = steps.find(({ run }) => run?.startsWith(start))?.run ?? `there is no ${start}`;
  const npm = { npm_config_cache: join(folder, "cache"), npm_config_update_notifier: "false" };
  const child = spawn("bash", ["-e", "-o", "pipefail", "-c", command], {
    cwd: repository,
    env: { ...process.env, ...npm, RUNNER_TEMP: folder, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const status = await new Promise((end) => child.on("close", end));
  return { status, output };
}

test("the bill of materials has each package that a service is bundled from, with its version and its hash", async () => {
  expect(await runStep("npm sbom")).toEqual({ status: 0, output: "" });
  const bill = z
    .object({
      bomFormat: z.literal("CycloneDX"),
      components: z.array(z.object({ "bom-ref": z.string(), hashes: z.array(z.unknown()).default([]) })),
    })
    .parse(JSON.parse(readFileSync(join(folder, "sbom.json"), "utf8")));
  const hashed = bill.components.flatMap((each) => (each.hashes.length > 0 ? [each["bom-ref"]] : []));
  for (const service of services) {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(repository, service, "package.json"), "utf8")));
    const expected = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);
    expect(hashed).toEqual(expect.arrayContaining(expected));
  }
});

describe("the audit", () => {
  let registry: Server | undefined;
  afterEach(() => registry?.close());

  test.each([
    [
      "shuts the gate for a grave flaw in what a service is bundled from",
      "zod",
      "high",
      1,
      "1 high severity vulnerability",
    ],
    ["lets a small one pass", "zod", "moderate", 0, "1 moderate severity vulnerability"],
    ["lets one pass in what only tests use", "playwright-core", "critical", 0, "found 0 vulnerabilities"],
    ["lets one pass in what the infrastructure is written with", "cdktf", "critical", 0, "found 0 vulnerabilities"],
  ])("%s", async (_, name, severity, status, words) => {
    registry = createServer(answerAs(name, severity)).listen(0, "127.0.0.1");
    await new Promise((listening) => registry?.once("listening", listening));
    const { port } = registry.address() as AddressInfo;
    const audit = await runStep("npm audit", { npm_config_registry: `http://127.0.0.1:${port}/` });
    expect(audit).toEqual({ status, output: expect.stringContaining(words) });
  });

  test("does not pass for what it could not ask", async () => {
    const nobody = { npm_config_registry: "http://127.0.0.1:1/", npm_config_fetch_retries: "0" };
    expect(await runStep("npm audit", nobody)).toEqual({ status: 1, output: expect.stringContaining("ECONNREFUSED") });
  });
});

/** A registry in which every version of one package has a flaw. npm asks for flaws first, then for the versions there are. */
function answerAs(name: string, severity: string): Parameters<typeof createServer>[1] {
  // npm remembers a flaw by its number.
  const id = `${name} ${severity}`;
  const flaw = { id, url: "https://example.org/1", title: "flaw", severity, vulnerable_versions: "*", cwe: [] };
  return (request, response) => {
    const asked = decodeURIComponent(request.url ?? "").slice(1);
    const answer = request.method === "POST" ? { [name]: [flaw] } : versionsOf(asked);
    request
      .resume()
      .on("end", () => response.setHeader("content-type", "application/json").end(JSON.stringify(answer)));
  };
}

function versionsOf(name: string) {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")));
  return { name, "dist-tags": { latest: version }, versions: { [version]: { name, version } } };
}
