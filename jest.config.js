/** Tests are transpiled only; `npm run types` checks their types. */
const deployables = [
  "worker-infra",
  "processor-infra",
  "reporter-infra",
  "cv-analytics-worker",
  "cv-analytics-processor",
  "cv-analytics-reporter",
];

module.exports = {
  projects: [...deployables, "local-stack"].map((folder) => ({
    displayName: folder,
    rootDir: `${__dirname}/${folder}`,
    testEnvironment: "node",
    testMatch: ["<rootDir>/tests/**/*.test.ts"],
    transform: { "\\.ts$": ["ts-jest", { tsconfig: `${__dirname}/tsconfig.jest.json` }] },
  })),
  // A hang is found by it, nothing else: machines are shared and slow.
  testTimeout: 120_000,
};
