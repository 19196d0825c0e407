import { fork, type Serializable } from "node:child_process";
import { once } from "node:events";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly execArgv?: readonly string[];
}

/** A program in a process of its own; it answers one question at a time. */
export interface Program<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts it; rejects, as every question does, when the process ends without an answer. Its log is read and dropped. */
export async function startProgram<Question extends Serializable, Answer>(
  file: string,
  { env, args = [], execArgv = [] }: ProgramOptions,
): Promise<Program<Question, Answer>> {
  const child = fork(file, args, { env, execArgv: [...execArgv], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const ended = once(child, "close");
  let complaint = "";
  child.stdout?.resume();
  child.stderr?.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const nextMessage = async (): Promise<Answer> => {
    const stopWaiting = new AbortController();
    const message = once(child, "message", stopWaiting);
    const end = ended.then(() => Promise.reject(new Error(`${file} ended without an answer: ${complaint.trim()}`)));
    return Promise.race([message.then(([answer]) => answer), end]).finally(() => stopWaiting.abort());
  };
  await nextMessage();
  return {
    ask(question) {
      const answer = nextMessage();
      child.send(question);
      return answer;
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
