import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { jobToken, thisRepository } from "../actions/events";

interface Deployment {
  readonly environment: string;
  readonly sha: string;
  /** Oldest first. */
  readonly states: string[];
}

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

/** As much of GitHub's REST API as the commands ask: deployments, comparisons of commits, comments. */
export interface FakeGitHub {
  /** What a job finds in its environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Notes a deployment of a commit to an environment; what succeeded before is inactive once another does. */
  readonly deploy: (environment: string, sha: string, state: string) => void;
  readonly comments: Comment[];
  /** Status of `base...head`; what is not here is answered with 404. */
  readonly comparisons: Map<string, string>;
  readonly close: () => Promise<void>;
}

const prefix = `/repos/${thisRepository}`;

export async function startFakeGitHub(): Promise<FakeGitHub> {
  const deployments: Deployment[] = [];
  const comments: Comment[] = [];
  const comparisons = new Map<string, string>();

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    if (request.headers.authorization !== `token ${jobToken}`) return undefined;
    const { pathname, searchParams } = new URL(request.url ?? "", "http://github");
    const path = decodeURIComponent(pathname).replace(prefix, "");
    const page = <Item>(items: readonly Item[]) => {
      const size = Number(searchParams.get("per_page") ?? 30);
      const number = Number(searchParams.get("page") ?? 1);
      return items.slice((number - 1) * size, number * size);
    };
    const [, deployment] = /^\/deployments\/(\d+)\/statuses$/.exec(path) ?? [];
    if (deployment) return page(deployments[Number(deployment)]?.states.map((state) => ({ state })).reverse() ?? []);
    if (path === "/deployments") {
      const all = deployments.map(({ environment, sha }, id) => ({ id, environment, sha })).reverse();
      return page(all.filter(({ environment }) => environment === searchParams.get("environment")));
    }
    if (path.startsWith("/compare/")) {
      const status = comparisons.get(path.slice("/compare/".length));
      return status && { status };
    }
    if (path === "/issues/7/comments" && request.method === "GET") return page(comments);
    const body = async () => JSON.parse(await readAll(request)).body;
    if (path === "/issues/7/comments") {
      const comment = { id: comments.length + 1, body: await body(), user: { type: "Bot" } };
      comments.push(comment);
      return comment;
    }
    const comment = comments.find(({ id }) => path === `/issues/comments/${id}`);
    if (comment && request.method === "PATCH") comment.body = await body();
    return comment;
  };

  const server = createServer(async (request, response) => {
    const reply = await answer(request);
    const next = `<http://${request.headers.host}${nextPage(request.url ?? "")}>; rel="next"`;
    const isFull = Array.isArray(reply) && reply.length > 0;
    response.writeHead(reply === undefined ? 404 : 200, {
      "content-type": "application/json",
      ...(isFull && { link: next }),
    });
    response.end(JSON.stringify(reply ?? { message: "Not Found" }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { GITHUB_API_URL: url, GITHUB_REPOSITORY: thisRepository, GITHUB_TOKEN: jobToken },
    deploy(environment, sha, state) {
      const before = deployments.filter((each) => each.environment === environment && each.states.at(-1) === "success");
      if (state === "success") for (const { states } of before) states.push("inactive");
      deployments.push({ environment, sha, states: ["in_progress", state] });
    },
    comments,
    comparisons,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function nextPage(path: string): string {
  const url = new URL(path, "http://github");
  url.searchParams.set("page", String(Number(url.searchParams.get("page") ?? 1) + 1));
  return url.pathname + url.search;
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
