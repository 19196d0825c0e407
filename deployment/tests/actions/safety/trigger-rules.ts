import type { Rule } from "./linted-file";

// These run with the secrets and rights of main on what a stranger proposed.
const dangerous = ["pull_request_target", "workflow_run", "issue_comment", "repository_dispatch"];

export const isNotTriggeredByStrangers: Rule = ({ on }) =>
  Object.keys(on).filter((trigger) => dangerous.includes(trigger));

export const filtersNoPaths: Rule = ({ on }) =>
  Object.entries(on).flatMap(([trigger, filter]) => {
    const keys = typeof filter === "object" && filter !== null ? Object.keys(filter) : [];
    return keys.filter((key) => /^paths/.test(key)).map((key) => `${trigger}.${key}`);
  });
