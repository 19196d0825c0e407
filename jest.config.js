/** Tests are transpiled only; `npm run types` checks their types. */
const deployables = [
  "worker-infra",
  "processor-infra",
  "reporter-infra",
  "cv-analytics-worker",
  "cv-analytics-processor",
  "cv-analytics-reporter",
];

/** GitHub's own packages for workflows are ES modules only; Jest loads CommonJS. */
const gitHubLanguage = {
  moduleNameMapper: {
    "^@actions/(expressions|workflow-parser)$": `${__dirname}/node_modules/@actions/$1/dist/index.js`,
    "^@actions/(expressions|workflow-parser)/(.+)$": `${__dirname}/node_modules/@actions/$1/dist/$2.js`,
  },
  transform: {
    "\\.ts$": ["ts-jest", { tsconfig: `${__dirname}/tsconfig.jest.json` }],
    "/node_modules/@actions/.+\\.js$": [
      "ts-jest",
      { tsconfig: { allowJs: true, isolatedModules: true, module: "CommonJS", target: "ES2023" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!@actions/)"],
};

module.exports = {
  projects: [...deployables, "deployment", "local-stack"].map((folder) => ({
    displayName: folder,
    rootDir: `${__dirname}/${folder}`,
    testEnvironment: "node",
    testMatch: ["<rootDir>/tests/**/*.test.ts"],
    transform: { "\\.ts$": ["ts-jest", { tsconfig: `${__dirname}/tsconfig.jest.json` }] },
    ...(folder === "deployment" ? gitHubLanguage : {}),
  })),
  // A hang is found by it, nothing else: machines are shared and slow.
  testTimeout: 120_000,
};
