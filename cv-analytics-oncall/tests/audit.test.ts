import { type AuditLine, type AuditSink, createAudit } from "../src/audit/audit";

const full = new Error("ENOSPC: no space left on device");

interface Sink extends AuditSink {
  readonly lines: AuditLine[];
}

/** Takes lines, but for those of the phases in which it fails. */
function sinkThatFailsAt(...phases: readonly AuditLine["phase"][]): Sink {
  const lines: AuditLine[] = [];
  return {
    lines,
    async append(line) {
      if (phases.includes(line.phase)) throw full;
      lines.push(line);
    },
  };
}

function auditWith({ local = sinkThatFailsAt(), remote = sinkThatFailsAt() }) {
  const warnings: string[] = [];
  const whoCalls = async () => "on-call";
  const warn = (problem: string) => void warnings.push(problem);
  const audit = createAudit({ local, remote, whoCalls, now: () => 0, newId: () => "run-1", warn });
  const change = jest.fn(async () => 3);
  const around = () => audit.around("dlq drop", { meant: 4 }, change, (dropped) => ({ dropped }));
  return { local, remote, warnings, change, around };
}

test("a change is written down before and after it is made, in both logs", async () => {
  const { around, local, remote, warnings } = auditWith({});
  expect(await around()).toBe(3);
  const common = { at: "1970-01-01T00:00:00.000Z", who: "on-call", run: "run-1", command: "dlq drop" };
  expect(local.lines).toEqual([
    { ...common, phase: "begin", details: { meant: 4 } },
    { ...common, phase: "end", details: { dropped: 3 } },
  ]);
  expect(remote.lines).toEqual(local.lines);
  expect(warnings).toEqual([]);
});

test("without its first line a change is not made", async () => {
  const { around, change } = auditWith({ local: sinkThatFailsAt("begin") });
  await expect(around()).rejects.toThrow(`no change is made without the audit log: ${full.message}`);
  expect(change).not.toHaveBeenCalled();
});

test("a last line that can't be written is told, and does not deny the change", async () => {
  const { around, warnings } = auditWith({ local: sinkThatFailsAt("end") });
  expect(await around()).toBe(3);
  expect(warnings).toEqual([expect.stringContaining("its end is not in the audit log: ENOSPC")]);
});

test("a CloudWatch that takes no lines is told once, and the local log is kept", async () => {
  const { around, local, warnings } = auditWith({ remote: sinkThatFailsAt("begin", "end") });
  expect(await around()).toBe(3);
  expect(local.lines).toHaveLength(2);
  expect(warnings).toEqual([expect.stringContaining("in the local log only")]);
});

test.each([
  ["is in the last line", sinkThatFailsAt(), 0],
  ["counts more than a last line that can't be written", sinkThatFailsAt("end"), 1],
])("an error of the change %s, and is thrown on", async (_, local, warned) => {
  const { around, change, warnings } = auditWith({ local });
  const error = new Error("SQS is gone");
  change.mockRejectedValue(error);
  await expect(around()).rejects.toBe(error);
  expect(local.lines.slice(1).map(({ phase, details }) => ({ phase, details }))).toEqual(
    warned ? [] : [{ phase: "end", details: { error: "Error: SQS is gone" } }],
  );
  expect(warnings).toHaveLength(warned);
});
