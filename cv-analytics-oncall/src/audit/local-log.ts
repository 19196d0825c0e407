import { appendFile, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { harmlessJson } from "../terminal/harmless";
import type { AuditSink } from "./audit";

/** Where the audit log is unless told otherwise: the folder for state that outlives restarts, by the XDG standard. */
export function usualAuditLog(environment: Readonly<Record<string, string | undefined>>): string {
  return join(environment.XDG_STATE_HOME || join(homedir(), ".local/state"), "cv-analytics/oncall.jsonl");
}

/** A file of JSON lines, for the owner's eyes only. */
export function createLocalAuditLog(file: string): AuditSink {
  return {
    async append(line) {
      try {
        await mkdir(dirname(file), { recursive: true });
        await appendFile(file, `${harmlessJson(JSON.stringify(line))}\n`, { mode: 0o600, flush: true });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`${file} can't be written: ${why}`, { cause: error });
      }
    },
  };
}
