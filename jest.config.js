const { availableParallelism } = require("node:os");

/** Tests are transpiled only; `npm run types` checks their types. */
const deployables = [
  "worker-infra",
  "processor-infra",
  "reporter-infra",
  "cv-analytics-worker",
  "cv-analytics-processor",
  "cv-analytics-reporter",
];

const typeScript = ["ts-jest", { tsconfig: `${__dirname}/tsconfig.jest.json` }];

/** Packages that are ES modules only; Jest loads CommonJS. */
const transpiled = (packages) => ({
  transform: {
    "\\.tsx?$": typeScript,
    [`/node_modules/(${packages})/.+\\.m?js$`]: [
      "ts-jest",
      { tsconfig: { allowJs: true, isolatedModules: true, module: "CommonJS", target: "ES2023" } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${packages})/)`],
});

/** GitHub's own packages for workflows. */
const gitHubLanguage = {
  ...transpiled("@actions"),
  moduleNameMapper: {
    "^@actions/(expressions|workflow-parser)$": `${__dirname}/node_modules/@actions/$1/dist/index.js`,
    "^@actions/(expressions|workflow-parser)/(.+)$": `${__dirname}/node_modules/@actions/$1/dist/$2.js`,
  },
};
/** What the report is made with. */
const report = transpiled("preact|preact-render-to-string|stemmer|get-east-asian-width");

/** The on-call tool previews the report, and says spans of time; the game day runs it. */
const oncall = transpiled("preact|preact-render-to-string|stemmer|get-east-asian-width|pretty-ms|parse-ms");

const special = {
  deployment: gitHubLanguage,
  "cv-analytics-reporter": report,
  "cv-analytics-oncall": oncall,
  "local-stack": oncall,
};

module.exports = {
  projects: [...deployables, "cv-analytics-oncall", "deployment", "local-stack"].map((folder) => ({
    displayName: folder,
    rootDir: `${__dirname}/${folder}`,
    testEnvironment: "node",
    testMatch: ["<rootDir>/tests/**/*.test.{ts,tsx}"],
    transform: { "\\.tsx?$": typeScript },
    ...special[folder],
  })),
  // Many tests wait for other processes; on two processors Jest's own choice would be one worker.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // A hang is found by it, nothing else: machines are shared and slow.
  testTimeout: 120_000,
};
