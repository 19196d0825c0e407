import { randomUUID } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsError } from "../../local-stack/src/aws/service";
import { queryOf, responseOf } from "../../local-stack/tests/support/pipeline";
import { type Oncall, startOncall } from "./support/oncall";

const week = "2025-W45";

let one: Oncall;
let isTopicBroken = false;
const writers: string[] = [];
beforeAll(async () => {
  const onCall = ({ name }: { readonly name: string }, { action }: { readonly action: string }) => {
    if (name === "cv-analytics-oncall" && /Put|Update|Delete|Write|Invoke|Publish/.test(action)) writers.push(action);
    if (isTopicBroken && action === "Publish") throw new AwsError("InternalFailure", "out of order", 500);
  };
  one = await startOncall({ onCall });
  const requestId = randomUUID();
  for (const event of [queryOf(requestId), responseOf(requestId)])
    await one.pipeline.send(JSON.stringify(event), requestId);
  await one.pipeline.drain();
});
afterAll(() => one.stop());

const auditFile = () => join(one.folder, "audit.jsonl");

test("a preview is the mail as it would be sent, and writes nothing", async () => {
  const { code, json } = await one.oncall(["report", week, "--json", "--html", "report.html"]);
  expect(code).toBe(0);
  expect(json).toMatchObject({ week, standing: "missing", sentAt: null, summary: { queries: 1 } });
  expect(json.subject).toContain(week);
  expect(json.text).toContain("What databases have you used?");
  expect(readFileSync(join(one.folder, "report.html"), "utf8")).toContain("What databases have you used?");
  expect(statSync(join(one.folder, "report.html")).mode & 0o777).toBe(0o600);
  const { out } = await one.oncall(["report", week]);
  expect(out).toContain(`The report was not sent yet; to send it: npm run oncall -- report ${week} --send`);
  expect(writers).toEqual([]);
  expect(one.pipeline.mails).toEqual([]);
});

test("an existing file is not written over by the mail's HTML", async () => {
  writeFileSync(join(one.folder, "mine.html"), "mine");
  const { code, err } = await one.oncall(["report", week, "--html", "mine.html"]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("mine.html is there already") });
  expect(readFileSync(join(one.folder, "mine.html"), "utf8")).toBe("mine");
});

test("without a terminal to ask at, nothing is sent", async () => {
  expect(await one.oncall(["report", week, "--send"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("--yes"),
  });
  expect(one.pipeline.mails).toEqual([]);
});

test("a reporter that fails is told with its error and its section of the runbook", async () => {
  isTopicBroken = true;
  const { code, out } = await one.oncall(["report", week, "--send", "--yes"]);
  isTopicBroken = false;
  expect(code).toBe(1);
  expect(out).toContain(`the report of ${week} was not delivered by sns`);
  expect(out).toContain("docs/operations.md#cv-analytics-reporter-failed");
});

test("a report is sent once, and again only by force; each try is written down", async () => {
  const send = (how: string) => one.oncall(["report", week, how, "--yes", "--json"]);
  expect(await send("--send")).toMatchObject({ code: 0, json: { outcome: "sent", channels: ["sns"], error: null } });
  expect(await send("--send")).toMatchObject({ code: 0, json: { outcome: "already sent", channels: [] } });
  const mailsBefore = one.pipeline.mails.length;
  expect(await send("--force")).toMatchObject({ code: 0, json: { outcome: "sent", channels: ["sns", "ses"] } });
  expect(one.pipeline.mails).toHaveLength(mailsBefore + 2);
  const { out } = await one.oncall(["report", week]);
  expect(out).toContain(`again: npm run oncall -- report ${week} --force`);
  expect(readFileSync(auditFile(), "utf8").match(/"force":true,?[^}]*}/g)).toHaveLength(1);
});

test.each([
  [["report", "2025-W54"], "expected an ISO week"],
  [["report", week, "--send", "--force"], "cannot be used with"],
  [["report", week, "--send", "--html", "x"], "cannot be used with"],
])("%j is wrong usage", async (argv, message) => {
  const { code, err } = await one.oncall(argv);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
