import type { Rule } from "./linted-file";

const known = ["TF_API_TOKEN", "CLOUDFLARE_API_TOKEN"];

export const usesKnownSecretsOnly: Rule = ({ text }) => {
  const expressions = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = ""]) => expression);
  return expressions.filter((each) => {
    const [, name] = /^\s*secrets\.(\w+)\s*$/.exec(each) ?? [];
    return /\bsecrets\b/.test(each) && !known.includes(name ?? "");
  });
};

export const inheritsNoSecrets: Rule = ({ jobs }) =>
  Object.entries(jobs).flatMap(([id, { secrets }]) => (secrets === "inherit" ? [`the job ${id}`] : []));

export const hasNoKeysOfAws: Rule = ({ text }) =>
  text.match(/aws-(access-key-id|secret-access-key)|AWS_\w*(KEY|TOKEN)\w*/gi) ?? [];

export const keepsNoCredentialsInCheckout: Rule = ({ steps }) =>
  steps.flatMap(({ uses, with: given }) =>
    uses?.startsWith("actions/checkout@") && given["persist-credentials"] !== false ? [uses] : [],
  );

export const checksOutNothingElse: Rule = ({ steps }) =>
  steps.flatMap(({ uses, with: given }) => {
    const isElse = "ref" in given || "repository" in given;
    return uses?.startsWith("actions/checkout@") && isElse ? [JSON.stringify(given)] : [];
  });
