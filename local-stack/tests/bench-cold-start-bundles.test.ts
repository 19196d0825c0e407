import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { leaveOutWhatLambdaNeverUses } from "../../cv-analytics-processor/left-out";
import { bundleBudgetsInKb } from "../bench/cold-start/bundle-budgets";
import { buildContents, services } from "../bench/cold-start/bundle-contents";
import { readPage, updatePage, withoutSmall } from "../bench/cold-start/bundles-page";

const repository = join(__dirname, "../..");
const page = readFileSync(join(repository, "docs/bundles.md"), "utf8");

describe.each(services)("the %s's bundle", (service) => {
  const contents = buildContents(service);

  test("keeps to its budget", () => {
    expect(contents.bytes / 1_000).toBeLessThanOrEqual(bundleBudgetsInKb[service]);
  });

  test("holds what docs/bundles.md says, or `npm run bundles` was forgotten", () => {
    const told = readPage(page, service);
    const found = withoutSmall(contents.parts);
    const bytesOf = (parts: typeof told, name: string) => parts.find((part) => part.name === name)?.bytes ?? 0;
    const names = new Set([...told, ...found].map(({ name }) => name));
    const stale = [...names].filter((name) => {
      const bytes = bytesOf(found, name);
      return Math.abs(bytesOf(told, name) - bytes) > Math.max(1_000, bytes * 0.05);
    });
    expect(stale).toEqual([]);
    expect(told.length).toBeGreaterThan(10);
  });

  test("has no code that asks for credentials anywhere but in the environment", () => {
    const names = contents.parts.filter(({ bytes }) => bytes > 0).map(({ name }) => name);
    expect(names.filter((name) => /credential-provider/.test(name))).toEqual(["@aws-sdk/credential-provider-env"]);
  });
});

test("the page without its marks is refused", () => {
  const contents = { bytes: 0, parts: [] };
  expect(() => updatePage("# Bundles", { processor: contents, reporter: contents })).toThrow("the page lacks");
});

test.each(["build.ts", "left-out.ts"])("both functions are built alike: %s", (file) => {
  const [processor, reporter] = services.map((name) =>
    readFileSync(join(repository, `cv-analytics-${name}`, file), "utf8"),
  );
  expect(reporter).toBe(processor);
});

test("a build fails when the SDK no longer has what is to be left out", async () => {
  const withoutSdk = { stdin: { contents: "" }, write: false, plugins: [leaveOutWhatLambdaNeverUses] };
  await expect(build({ ...withoutSdk, logLevel: "silent" })).rejects.toThrow(
    "the AWS SDK has no @aws-sdk/credential-provider-node/dist-es/index.js to leave out",
  );
});
