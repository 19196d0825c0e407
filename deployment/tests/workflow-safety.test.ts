import * as commands from "./actions/safety/command-rules";
import * as jobs from "./actions/safety/job-rules";
import { type LintedFile, linted, lintedFile, type Rule } from "./actions/safety/linted-file";
import * as permissions from "./actions/safety/permissions-rules";
import { pinsActions } from "./actions/safety/pins";
import * as secrets from "./actions/safety/secret-rules";
import * as triggers from "./actions/safety/trigger-rules";
import { ci } from "./support/ci";

const workflow = (jobsText: string, top = "on: { merge_group: }\npermissions: {}") => `${top}\njobs:\n${jobsText}`;
const steps = (...list: readonly string[]) =>
  workflow(`  a:\n    steps:\n${list.map((step) => `      - ${step}\n`).join("")}`);
const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
const role = (name: string) =>
  `uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c\n        with: { role-to-assume: "arn:aws:iam::1:role/${name}" }`;
const turn = 'run: npm run --silent ci -- turn "$NAME"\n        env: { NAME: "${{ inputs.name }}" }';
const deploying = (environment: string, ...list: readonly string[]) =>
  `on: { workflow_call: }\npermissions: {}\njobs:\n  a:\n    environment: ${environment}\n    steps:\n${list.map((step) => `      - ${step}\n`).join("")}`;
const own = "cv-analytics-deploy-${{ inputs.name }}";
const calling = (concurrency: string) =>
  workflow(
    `  a:\n    uses: ./.github/workflows/_edge.yml\n    with: { worker: cv-analytics-worker }\n    concurrency: ${concurrency}`,
  );

/** Each rule with files that break it. */
const rules: readonly (readonly [sentence: string, rule: Rule, bad: readonly string[]])[] = [
  [
    "an action of somebody else is pinned by a commit that was looked at, with its version beside it",
    pinsActions,
    [
      steps("uses: actions/checkout@v7"),
      steps(`uses: ${checkout}`),
      steps(`uses: ${checkout} # v6.0.0`),
      steps(`uses: actions/checkout@${"0".repeat(40)} # v7.0.1`),
      steps(`uses: somebody/else@${"0".repeat(40)} # v1`),
    ],
  ],
  [
    "a workflow as a whole may do nothing",
    permissions.grantsNothingToAll,
    ["on: { push: }", "on: { push: }\npermissions: { contents: read }", "on: { push: }\npermissions: write-all"],
  ],
  [
    "a job names what it may do",
    permissions.namesPermissionsOfEachJob,
    [workflow("  a: { steps: [{ run: npm test }] }"), workflow("  a: { uses: ./.github/workflows/_plan.yml }")],
  ],
  [
    "a job may write only what it writes: an identity for AWS, or the comment on a pull request",
    permissions.writesOnlyWhereNeeded,
    [
      workflow("  a: { permissions: { contents: write } }"),
      workflow("  a: { permissions: { id-token: write } }"),
      workflow("  a: { permissions: { id-token: write }, uses: ./.github/workflows/drift-of-others.yml }"),
      workflow("  comment: { permissions: { pull-requests: write } }"),
    ],
  ],
  [
    "strangers start nothing that has secrets",
    triggers.isNotTriggeredByStrangers,
    ["on: { pull_request_target: }", "on: { workflow_run: { workflows: [Deploy] } }"],
  ],
  [
    "no filter of paths decides what runs: GitHub's looks at 300 files",
    triggers.filtersNoPaths,
    ["on: { push: { paths: [worker-infra/**] } }", "on: { pull_request: { paths-ignore: ['**/*.md'] } }"],
  ],
  [
    "only known secrets are used, and each by its name",
    secrets.usesKnownSecretsOnly,
    [
      steps('run: npm test\n        env: { A: "${{ secrets.AWS_SECRET_ACCESS_KEY }}" }'),
      steps('run: npm test\n        env: { A: "${{ toJSON(secrets) }}" }'),
      steps(`run: npm test\n        env: { A: "\${{ secrets['TF_API_TOKEN'] }}" }`),
    ],
  ],
  ["no workflow gets all secrets", secrets.inheritsNoSecrets, [workflow("  a: { secrets: inherit }")]],
  [
    "AWS is reached by an identity that ends with the job, never by keys",
    secrets.hasNoKeysOfAws,
    [
      steps("uses: a/b@c\n        with: { aws-access-key-id: A }"),
      workflow("  a: { env: { AWS_SECRET_ACCESS_KEY: a } }"),
    ],
  ],
  [
    "a checkout keeps no token where later steps could read it",
    secrets.keepsNoCredentialsInCheckout,
    [steps(`uses: ${checkout}`), steps(`uses: ${checkout}\n        with: { persist-credentials: true }`)],
  ],
  [
    "nothing is checked out but what the event is about",
    secrets.checksOutNothingElse,
    [
      steps(`uses: ${checkout}\n        with: { ref: "\${{ github.event.pull_request.head.sha }}" }`),
      steps(`uses: ${checkout}\n        with: { repository: somebody/else }`),
    ],
  ],
  [
    "no expression stands in a script, where its value would be read as code",
    commands.putsNoExpressionIntoScripts,
    [steps('run: "npm run build -- ${{ github.head_ref }}"')],
  ],
  [
    "a step runs one command",
    commands.runsOneCommand,
    [
      steps("run: |\n          npm run build\n          npm run synth"),
      steps("run: npm run build && npm run synth"),
      steps("run: npm run build || true"),
      steps("run: npm run build $(cat list)"),
    ],
  ],
  [
    "the command is a script of this repository",
    commands.runsWhatIsHere,
    [
      steps("run: npm run no-such-script"),
      steps("run: curl https://example.com/install.sh"),
      steps("run: npx something"),
      steps("run: npm audit fix"),
      steps("run: npm audit --force fix"),
    ],
  ],
  [
    "nothing comes from a cache that others can fill",
    commands.cachesNothing,
    [
      steps("uses: actions/cache@v5"),
      steps("uses: actions/setup-node@v7"),
      steps("uses: actions/setup-node@v7\n        with: { package-manager-cache: false, cache: npm }"),
    ],
  ],
  [
    "the version of Node stands in package.json alone",
    commands.namesNoVersionOfNode,
    [
      steps("uses: actions/setup-node@v7\n        with: { node-version: 24 }"),
      steps("uses: actions/setup-node@v7\n        with: { node-version-file: .nvmrc }"),
    ],
  ],
  ["a job that runs steps has a time to end in", jobs.endsInTime, [workflow("  a: { steps: [{ run: npm test }] }")]],
  [
    "a job deploys by the role of its own environment, or plans by the one that only reads",
    jobs.assumesOnlyItsOwnRole,
    [
      deploying('"${{ inputs.other }}"', role(own)),
      deploying("production", role("cv-analytics-deploy-worker-infra")),
      deploying('"${{ inputs.name }}"', role("cv-analytics-plan")),
      steps(role(own)),
      steps(role("Administrator")),
    ],
  ],
  [
    "a job that deploys first sees whether it is its turn",
    jobs.takesItsTurnFirst,
    [
      deploying('"${{ inputs.name }}"', role(own)),
      deploying('"${{ inputs.name }}"', role(own), turn),
      deploying('"${{ inputs.name }}"', "run: npm run build", turn, role(own)),
      deploying('"${{ inputs.name }}"', turn.replace("inputs.name", "inputs.other"), role(own)),
    ],
  ],
  [
    "one at a time deploys a deployable, in the order of their coming, and none is cancelled",
    jobs.deploysOneAtATime,
    [
      calling("deploy"),
      calling("{ group: deploy-cv-analytics-worker, cancel-in-progress: true }"),
      calling("{ group: deploy-cv-analytics-worker, cancel-in-progress: false }"),
      calling("{ group: deploy-worker-infra, cancel-in-progress: false, queue: max }"),
    ],
  ],
  [
    "a job of a workflow that is called says when it runs, for what was skipped before the call may skip it",
    jobs.saysWhenItRunsOnceCalled,
    [
      "on: { workflow_call: }\njobs:\n  a: { steps: [] }",
      "on: { workflow_call: }\njobs:\n  a: { if: github.ref == 'a' }",
    ],
  ],
];

describe.each(rules)("%s", (_, rule, bad) => {
  const faultsOf = (file: LintedFile) => rule(file).map((fault) => `${file.name}: ${fault}`);

  test("in all workflows and actions", () => {
    expect(linted.flatMap(faultsOf)).toEqual([]);
  });

  test.each(bad.map((text, index) => [index + 1, text] as const))("or bad example %i is refused", (_number, text) => {
    expect(rule(lintedFile("bad.yml", text))).not.toEqual([]);
  });
});

test("every command that a workflow runs is one that there is", async () => {
  const { output } = await ci(["--help"]);
  const known = [...output.matchAll(/^ {2}([\w-]+) /gm)].map(([, command]) => command);
  const used = new Set(linted.flatMap(({ text }) => commands.ciCommandsIn(text)));
  expect(used.size).toBeGreaterThan(5);
  for (const command of used) expect(known).toContain(command);
});
