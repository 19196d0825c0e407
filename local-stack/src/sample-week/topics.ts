import type { Topic } from "./topic";
import { architecture } from "./topics/architecture";
import { availability } from "./topics/availability";
import { career } from "./topics/career";
import { cloud } from "./topics/cloud";
import { dataAndAi } from "./topics/data-and-ai";
import { databases } from "./topics/databases";
import { education } from "./topics/education";
import { frontend } from "./topics/frontend";
import { interfaces } from "./topics/interfaces";
import { languages } from "./topics/languages";
import { leadership } from "./topics/leadership";
import { personal } from "./topics/personal";
import { security } from "./topics/security";
import { testing } from "./topics/testing";
import { tools } from "./topics/tools";

/**
 * What the questions of a week are about. The CV behind them belongs to nobody: an engineer from Leeds with eleven
 * years at an agency, a logistics company, a payments start-up and a ticketing platform.
 */
export const topicsByDomain = {
  architecture,
  availability,
  career,
  cloud,
  dataAndAi,
  databases,
  education,
  frontend,
  interfaces,
  languages,
  leadership,
  personal,
  security,
  testing,
  tools,
} as const satisfies Record<string, readonly Topic[]>;

export type Domain = keyof typeof topicsByDomain;

export const allTopics: readonly Topic[] = Object.values(topicsByDomain).flat();
