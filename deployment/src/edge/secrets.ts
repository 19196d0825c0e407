import * as z from "zod";
import { parseJson } from "../json";
import type { Wrangler } from "./wrangler";

const needed = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
const listed = z.array(z.looseObject({ name: z.string() }));

/** Throws while the Worker lacks a secret that it signs with: it would serve visitors and drop every event. */
export async function expectSecrets(wrangler: Wrangler): Promise<void> {
  const { status, stdout, output } = await wrangler(["secret", "list", "--format", "json"]);
  if (status !== 0) throw new Error(`wrangler secret list failed:\n${output.trim()}`);
  const names = parseJson(stdout, listed, "wrangler secret list").map(({ name }) => name);
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `the Worker drops every event until it has the secrets ${missing.join(" and ")}; worker-infra/README.md tells how`,
  );
}
