import type { Rule } from "./linted-file";

/** The commits that were looked at, with the version that they are. A tag could be moved to another commit. */
const pins: Readonly<Record<string, string>> = {
  "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  "actions/setup-node": "820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
  "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8",
  "aws-actions/configure-aws-credentials": "e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3",
  "hashicorp/setup-terraform": "dfe3c3f87815947d99a8997f908cb6525fc44e9e # v4.0.1",
};

export const pinsActions: Rule = ({ text }) =>
  [...text.matchAll(/\buses:\s*(.+)$/gm)].flatMap(([, used = ""]) => {
    if (used.startsWith("./")) return [];
    const [action = "", commit = ""] = used.split(/@(.*)/s);
    return pins[action] === commit ? [] : [used];
  });
