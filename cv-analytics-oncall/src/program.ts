import { Command, Option } from "commander";
import { addDlqCommands } from "./commands/dlq";
import { addPause } from "./commands/pause";
import { addReport } from "./commands/report";
import { addResume } from "./commands/resume";
import type { Runner } from "./commands/run";
import { addStatus } from "./commands/status";
import { addTrace } from "./commands/trace";
import { forStream } from "./terminal/plain";

type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

interface Output {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly isJson: boolean;
}

/** The commands. Throws a `CommanderError` for wrong usage instead of ending the process. */
export function createProgram(runner: Runner, { stdout, stderr, isJson }: Output): Command {
  const program = new Command("cv-analytics-oncall")
    .description("See what is wrong with cv-analytics, understand it, and redrive what died.")
    .option("--json", "print the answer as JSON, for machines")
    .option("--region <region>", "AWS region; by default AWS_REGION or the profile's")
    .option("--profile <profile>", "profile of the AWS configuration")
    .addOption(
      new Option("--local", "work on the local stack that npm start runs").conflicts(["env", "region", "profile"]),
    )
    .addOption(
      new Option(
        "--env <file>",
        "take AWS's endpoint, region and key pair from a file, such as the oncall.env of a local stack",
      ).conflicts(["local", "region", "profile"]),
    )
    .option("--audit-log <file>", "where changes are written down")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(isJson ? "" : forStream(text, stderr)),
    })
    .addHelpText("after", "\nExit codes: 0 all is well, 1 something needs attention, 2 wrong usage.");
  addStatus(program, runner);
  addDlqCommands(program, runner);
  addTrace(program, runner);
  addReport(program, runner);
  addPause(program, runner);
  addResume(program, runner);
  return program;
}
