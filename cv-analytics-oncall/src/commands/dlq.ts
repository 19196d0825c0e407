import type { Command } from "commander";
import { addDlqDrop } from "./dlq-drop";
import { addDlqExport } from "./dlq-export";
import { addDlqImport } from "./dlq-import";
import { addDlqList } from "./dlq-list";
import { addDlqProtect } from "./dlq-protect";
import { addDlqRedrive } from "./dlq-redrive";
import { addDlqRehearse } from "./dlq-rehearse";
import type { Runner } from "./run";

/** The commands on the dead-letter queue. */
export function addDlqCommands(program: Command, runner: Runner): void {
  const dlq = program.command("dlq").description("what is dead: see it, try it, save it");
  addDlqList(dlq, runner);
  addDlqRehearse(dlq, runner);
  addDlqRedrive(dlq, runner);
  addDlqProtect(dlq, runner);
  addDlqExport(dlq, runner);
  addDlqImport(dlq, runner);
  addDlqDrop(dlq, runner);
}
