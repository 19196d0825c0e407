import { ViolationError } from "./violation";

/** What must hold in every run, in a sentence for people. */
export interface Invariant {
  readonly name: string;
  readonly sentence: string;
}

export function violate({ name, sentence }: Invariant, what: string): never {
  throw new ViolationError(name, sentence, what);
}
