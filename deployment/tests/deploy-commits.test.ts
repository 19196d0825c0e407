import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byHand } from "./actions/events";
import { type MainBranch, runSelect, withMain } from "./actions/main-branch";
import { deployed, type Name, names, startsExpected, startsOf, undone } from "./actions/rollout";

const inOrder = (...which: readonly Name[]) => names.filter((name) => which.includes(name));
const everything = Object.fromEntries(names.map((name) => [`${name}/src/main.ts`, "1"]));

/** A main branch whose every folder has a file, all of it deployed. */
const onceDeployed = (use: (main: MainBranch) => Promise<void>) => () =>
  withMain(async (main) => {
    main.commit({ ...everything, "README.md": "1", "package-lock.json": "1", "docs/a.md": "1" });
    main.markDeployed();
    await use(main);
  });

/** Deploys, and expects exactly these: none missing, none more, each begun as soon as what it depends on had ended. */
async function expectDeployed(main: MainBranch, expected: readonly Name[]): Promise<void> {
  const actions = await main.deploy();
  expect(deployed(actions).toSorted()).toEqual(expected.toSorted());
  expect(undone(actions)).toEqual([]);
  expect(startsOf(actions, expected)).toEqual(startsExpected(actions, expected));
}

const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));

describe("a push that changes", () => {
  test.concurrent.each(names)("%s deploys it alone", (name) =>
    onceDeployed(async (main) => {
      main.commit({ [`${name}/src/main.ts`]: "2" });
      await expectDeployed(main, [name]);
    })(),
  );

  test.concurrent.each(pairs)("%s and %s deploys the two", (one, other) =>
    onceDeployed(async (main) => {
      main.commit({ [`${one}/src/main.ts`]: "2", [`${other}/src/main.ts`]: "2" });
      await expectDeployed(main, [one, other]);
    })(),
  );

  test.concurrent(
    "documents, tests and tools only deploys nothing",
    onceDeployed(async (main) => {
      main.commit({
        "README.md": "2",
        "docs/a.md": "2",
        "worker-infra/README.md": "2",
        "processor-infra/tests/tables.test.ts": "2",
        "local-stack/src/cli.ts": "2",
        "deployment/tests/select.test.ts": "2",
        ".github/workflows/drift.yml": "2",
      });
      await expectDeployed(main, []);
    }),
  );

  test.concurrent(
    "the lock file deploys all",
    onceDeployed(async (main) => {
      main.commit({ "package-lock.json": "2" });
      await expectDeployed(main, names);
    }),
  );

  test.concurrent(
    "350 files deploys their folders, though the change of one stands last",
    onceDeployed(async (main) => {
      const many = Array.from({ length: 349 }, (_, number) => [`cv-analytics-processor/src/a${number}.ts`, "1"]);
      main.commit({ ...Object.fromEntries(many), "worker-infra/zz.ts": "1" });
      await expectDeployed(main, inOrder("worker-infra", "cv-analytics-processor"));
    }),
  );

  test.concurrent(
    "nothing any more, because it was taken back before it was deployed, deploys nothing",
    onceDeployed(async (main) => {
      main.commit({ "worker-infra/src/main.ts": "2" });
      main.commit({ "worker-infra/src/main.ts": "1" });
      await expectDeployed(main, []);
    }),
  );
});

describe("a file that", () => {
  test.concurrent(
    "moves from one folder to another deploys both",
    onceDeployed(async (main) => {
      main.git("mv", "reporter-infra/src/main.ts", "cv-analytics-worker/src/moved.ts");
      main.commit({});
      await expectDeployed(main, inOrder("reporter-infra", "cv-analytics-worker"));
    }),
  );

  test.concurrent(
    "is deleted deploys where it was",
    onceDeployed(async (main) => {
      main.commit({ "cv-analytics-reporter/src/main.ts": null });
      await expectDeployed(main, ["cv-analytics-reporter"]);
    }),
  );
});

describe("a merge of many commits", () => {
  test.concurrent(
    "deploys what any of them changed, not only the last",
    onceDeployed(async (main) => {
      main.git("checkout", "--quiet", "-b", "feature");
      for (const number of Array.from({ length: 8 }).keys()) {
        main.commit({ [number === 2 ? "processor-infra/src/main.ts" : "docs/a.md"]: `change ${number}` });
      }
      main.git("checkout", "--quiet", "main");
      main.commit({ "cv-analytics-worker/src/main.ts": "meanwhile" });
      main.git("merge", "--quiet", "--no-ff", "--message", "merge", "feature");
      await expectDeployed(main, inOrder("processor-infra", "cv-analytics-worker"));
    }),
  );
});

describe("the first push", () => {
  test.concurrent("deploys all, in order", () =>
    withMain(async (main) => {
      main.commit(everything);
      await expectDeployed(main, names);
    }));

  test.concurrent("with a new deployable deploys that and nothing that is deployed already", () =>
    withMain(async (main) => {
      main.markDeployed(main.commit(everything), inOrder("worker-infra", "processor-infra", "cv-analytics-worker"));
      await expectDeployed(main, inOrder("cv-analytics-processor", "reporter-infra", "cv-analytics-reporter"));
    }));
});

describe.each(["failure", "cancelled"] as const)("what a %s left undone", (result) => {
  test.concurrent(
    "is deployed by the next push, whatever that changes",
    onceDeployed(async (main) => {
      main.commit({ "worker-infra/src/main.ts": "2", "cv-analytics-reporter/src/main.ts": "2" });
      const first = await main.deploy({ outcomes: { "worker-infra": result } });
      expect([deployed(first), undone(first)]).toEqual([[], ["worker-infra"]]);
      main.commit({ "docs/a.md": "2" });
      await expectDeployed(main, inOrder("worker-infra", "cv-analytics-reporter"));
      main.commit({ "docs/a.md": "3" });
      await expectDeployed(main, []);
    }),
  );
});

describe("after a force push", () => {
  test.concurrent(
    "to an older commit, what the newer ones had changed is deployed back",
    onceDeployed(async (main) => {
      main.commit({ "reporter-infra/src/main.ts": "2" });
      main.markDeployed();
      main.git("reset", "--quiet", "--hard", "HEAD~1");
      expect((await main.turn("reporter-infra")).status).toBe(0);
      await expectDeployed(main, ["reporter-infra"]);
    }),
  );

  test.concurrent(
    "no older commit is deployed over one that main still has",
    onceDeployed(async (main) => {
      const older = main.commit({ "reporter-infra/src/main.ts": "2" });
      main.commit({ "reporter-infra/src/main.ts": "3" });
      main.markDeployed();
      main.git("checkout", "--quiet", older);
      const { status, output } = await main.turn("reporter-infra");
      expect(status).toBe(1);
      expect(output).toContain(`newer than ${older}`);
    }),
  );

  test.concurrent(
    "a deployed commit that no branch leads to any more is brought, and only the difference deployed",
    onceDeployed(async (main) => {
      main.commit({ "reporter-infra/src/main.ts": "2" });
      main.markDeployed();
      main.git("reset", "--quiet", "--hard", "HEAD~1");
      main.commit({ "reporter-infra/src/main.ts": "2", "worker-infra/src/main.ts": "2" });
      // As GitHub does, and git's own server does not.
      main.git("config", "uploadpack.allowAnySHA1InWant", "true");
      const clone = mkdtempSync(join(tmpdir(), "cv-analytics-clone-"));
      try {
        main.git("clone", "--quiet", "--no-local", main.folder, clone);
        expect(deployed(await main.deploy({}, undefined, clone))).toEqual(["worker-infra"]);
      } finally {
        rmSync(clone, { recursive: true });
      }
    }),
  );

  test.concurrent("what was deployed from a commit that is gone is deployed again", () =>
    withMain(async (main) => {
      main.markDeployed(main.commit(everything));
      main.markDeployed("d".repeat(40), inOrder("processor-infra", "cv-analytics-worker"));
      await expectDeployed(main, inOrder("processor-infra", "cv-analytics-worker"));
    }));
});

describe("a run by hand", () => {
  test.concurrent(
    "deploys the one that it names though nothing changed",
    onceDeployed(async (main) => {
      const actions = await main.deploy({}, byHand("deploy.yml", { deployable: "reporter-infra" }));
      expect(deployed(actions)).toEqual(["reporter-infra"]);
    }),
  );

  test.concurrent(
    "deploys all though nothing changed",
    onceDeployed(async (main) => {
      const actions = await main.deploy({}, byHand("deploy.yml", { deployable: "all" }));
      expect(deployed(actions).toSorted()).toEqual(names.toSorted());
      expect(startsOf(actions, names)).toEqual(startsExpected(actions, names));
    }),
  );
});

test.concurrent(
  "when GitHub does not tell what was deployed, `select` fails and nothing is guessed",
  onceDeployed(async (main) => {
    const env = { GITHUB_API_URL: "http://127.0.0.1:1", GITHUB_TOKEN: "other" };
    await expect(runSelect(["select", "--deployed"], main.folder, env)).rejects.toThrow("error:");
  }),
);
