import { RequestError } from "@octokit/request-error";
import { Octokit } from "@octokit/rest";

/** The repository on GitHub, as the jobs of its workflows see it. */
export interface GitHub {
  /** The commit of the last deployment to an environment that succeeded; undefined when none did. */
  readonly lastDeployed: (environment: string) => Promise<string | undefined>;
  /** Where `head` is, seen from `base`; a commit that GitHub does not know is unknown. */
  readonly compare: (base: string, head: string) => Promise<"ahead" | "behind" | "identical" | "diverged" | "unknown">;
  /** Writes the one comment of a pull request that holds `marker`: a new one, or in the place of the one before. */
  readonly writeComment: (pullRequest: number, marker: string, body: string) => Promise<void>;
}

/** Connects with what GitHub Actions sets: GITHUB_REPOSITORY, GITHUB_TOKEN, and GITHUB_API_URL where it is not github.com's. */
export function connectToGitHub(env: NodeJS.ProcessEnv): GitHub {
  const [, owner, repo] = /^([^/]+)\/([^/]+)$/.exec(env.GITHUB_REPOSITORY ?? "") ?? [];
  if (!owner || !repo) throw new Error("GITHUB_REPOSITORY: expected OWNER/NAME");
  if (!env.GITHUB_TOKEN) throw new Error("GITHUB_TOKEN: expected the token of the job");
  const baseUrl = env.GITHUB_API_URL || "https://api.github.com";
  const octokit = new Octokit({ auth: env.GITHUB_TOKEN, baseUrl });
  const place = { owner, repo };

  return {
    async lastDeployed(environment) {
      const all = { ...place, environment, per_page: 30 };
      for await (const { data } of octokit.paginate.iterator(octokit.repos.listDeployments, all)) {
        for (const { id, sha } of data) {
          const latest = await octokit.repos.listDeploymentStatuses({ ...place, deployment_id: id, per_page: 1 });
          // GitHub calls a deployment inactive when a newer one succeeds, or when somebody says so.
          if (latest.data[0]?.state === "success") return sha;
        }
      }
      return undefined;
    },
    async compare(base, head) {
      const basehead = `${base}...${head}`;
      const asked = octokit.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: 1 });
      return asked.then(
        ({ data }) => data.status,
        (error: unknown) => {
          if (error instanceof RequestError && error.status === 404) return "unknown" as const;
          throw error;
        },
      );
    },
    async writeComment(pullRequest, marker, body) {
      const text = `${marker}\n${body}`;
      const all = { ...place, issue_number: pullRequest, per_page: 100 };
      for await (const { data } of octokit.paginate.iterator(octokit.issues.listComments, all)) {
        const before = data.find((comment) => comment.body?.startsWith(marker) && comment.user?.type === "Bot");
        if (before) return void (await octokit.issues.updateComment({ ...place, comment_id: before.id, body: text }));
      }
      await octokit.issues.createComment({ ...place, issue_number: pullRequest, body: text });
    },
  };
}
