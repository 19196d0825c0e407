import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { run, type World } from "../src/run";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "usage-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function oncall(...argv: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await run(argv, {
    streams: { stdin, stdout, stderr } as unknown as World["streams"],
    environment: {},
    folder,
    localStackFile: join(folder, "none.env"),
    now: Date.now,
    sleep: async () => {},
    signal: new AbortController().signal,
  });
  return { code, out: String(stdout.read() ?? ""), err: String(stderr.read() ?? "") };
}

test.each([
  [["dlq", "bury"], "unknown command 'bury'"],
  [["dlq", "list", "--reason", "bad luck"], "Allowed choices are malformed"],
  [["dlq", "list", "--older-than", "yesterday"], "expected a number with a unit"],
  [["dlq", "redrive", "--rate", "0"], "expected a whole number from 1 to 500"],
  [["dlq", "redrive", "--native", "--text", "x"], "it takes no filters"],
  [["dlq", "export"], "missing required argument 'file'"],
  [["--local", "dlq", "list"], "no local stack runs"],
  [["--local", "--env", "x", "status"], "cannot be used with option"],
  [["--local", "--region", "eu-west-2", "status"], "cannot be used with option"],
  [["--local", "--profile", "work", "status"], "cannot be used with option"],
  [["--env", "x", "--region", "eu-west-2", "status"], "cannot be used with option"],
  [["--env", "x", "--profile", "work", "dlq", "list"], "cannot be used with option"],
])("%j is wrong usage: exit code 2, and the message says what was expected", async (argv, message) => {
  const { code, err } = await oncall(...argv);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});

test("with --json an error is JSON on standard output and nothing else is said", async () => {
  const { code, out, err } = await oncall("dlq", "list", "--reason", "bad luck", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ ok: false, error: { kind: "usage" } });
  expect(err).toBe("");
});

test("help is no error", async () => {
  const { code, out } = await oncall("dlq", "redrive", "--help");
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("moves dead messages back") });
});

test("an endpoint that nobody listens at is told as such, with exit code 1", async () => {
  const settings = [
    "AWS_ENDPOINT_URL=http://127.0.0.1:1",
    "AWS_REGION=eu-west-2",
    "AWS_ACCESS_KEY_ID=a",
    "AWS_SECRET_ACCESS_KEY=b",
  ];
  writeFileSync(join(folder, "dead.env"), settings.join("\n"));
  const { code, err } = await oncall("--env", "dead.env", "dlq", "list");
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("AWS can't be reached") });
});

test("an environment file without a key pair is refused by what it lacks", async () => {
  writeFileSync(join(folder, "half.env"), "AWS_REGION=eu-west-2\n");
  const { code, err } = await oncall("--env", "half.env", "dlq", "list");
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("AWS_ENDPOINT_URL") });
});
