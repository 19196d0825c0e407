import type { Topic } from "./topic";

/** Something that the edge and the report must survive: personal, hostile, overlong or in an unexpected script. */
export interface Oddity extends Pick<Topic, "match" | "score" | "reasoning"> {
  readonly text: string;
}
