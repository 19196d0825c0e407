import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAnalyticsSettings, readChatbotOrigin } from "../src/settings";
import { bindings } from "./support/fake-runtime";

const source = readFileSync(join(__dirname, "../wrangler.jsonc"), "utf8");
const configuration = JSON.parse(source.replace(/^ *\/\/.*$/gm, ""));

test("what is deployed is what npm run build makes", () => {
  const packageJson = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  expect(configuration).toMatchObject({ main: packageJson.main, no_bundle: true, build: { command: "npm run build" } });
});

test("every setting is there as a variable or named as a secret, and no secret is a variable", () => {
  const secrets = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  expect(Object.keys(configuration.vars).sort()).toEqual(
    [...Object.keys(bindings).filter((name) => !secrets.includes(name)), "MASK_PERSONAL_DATA"].sort(),
  );
  for (const secret of secrets) expect(source).toContain(secret);
});

test("a deploy that leaves out a variable is refused by name", () => {
  const { SQS_QUEUE_URL, ...others } = configuration.vars;
  expect(() => readAnalyticsSettings({ ...bindings, SQS_QUEUE_URL })).toThrow("SQS_QUEUE_URL is malformed");
  expect(() => readChatbotOrigin(others)).toThrow("CHATBOT_ORIGIN is malformed");
  expect(() => readAnalyticsSettings({ ...bindings, ...others })).not.toThrow();
});

test("the hold is off, and the one that is proposed is taken", () => {
  const [, proposed] = /"HOLD_QUERY_MS": "(\d+)"/.exec(source) ?? [];
  const { SQS_QUEUE_URL } = bindings;
  const deployed = { ...bindings, ...configuration.vars, SQS_QUEUE_URL };
  expect(readAnalyticsSettings(deployed).holdQueryMs).toBeUndefined();
  expect(readAnalyticsSettings({ ...deployed, HOLD_QUERY_MS: proposed }).holdQueryMs).toBe(Number(proposed));
});
