import type { Scenarios } from "./runbook-scenario";

const minute = 60_000;

/** What the examples of docs/oncall.md show; the dead messages of the first go through all commands that follow. */
export const reference: Scenarios = {
  "The on-call tool": { asProcess: true, prepare: async () => {} },
  "Options of all commands": "prose",
  "Exit codes": "prose",
  status: {
    async prepare(stage) {
      await stage.deliver(stage.query(1));
      stage.weather.tables = "throttle";
      await stage.deliver(stage.response(1));
      stage.weather.tables = "work";
      await stage.deliver(stage.query(2), { ...stage.response(2), matchScore: 400 });
      await stage.skip(12 * minute);
    },
  },
  "dlq list": { asProcess: true },
  "dlq protect": {},
  "dlq rehearse": {},
  "dlq redrive": {},
  "dlq export": {},
  "dlq import": {},
  "dlq drop": {
    async prepare(stage) {
      await stage.pipeline.send("{garbage", "garbage");
      await stage.deliver();
    },
  },
  trace: {
    async prepare(stage) {
      await stage.deliver(stage.query(1), { ...stage.response(1), matchScore: 400 });
    },
  },
  report: { prepare: async () => {} },
  "pause and resume": {},
  "The audit log": {},
  "When AWS says no": "prose",
  "What looking costs": "prose",
  "What a redrive guarantees": "prose",
  Permissions: "prose",
  Limits: "prose",
};
