import { answerMutations } from "./answer-mutations";
import { correlationMutations } from "./correlation-mutations";
import type { Mutation } from "./mutation";
import { recordMutations } from "./record-mutations";
import { reporterMutations } from "./reporter-mutations";

export const allMutations: readonly Mutation[] = [
  ...correlationMutations,
  ...answerMutations,
  ...recordMutations,
  ...reporterMutations,
];
