import * as fc from "fast-check";
import type { Moment } from "./proof-kill";
import type { Weather } from "./proof-processor";

/** An event of a numbered request, or something that is none, in one of a few groups or in its request's own. */
export interface Sent {
  readonly request: number;
  readonly half: "query" | "response" | "malformed";
  readonly group: "crowd" | "couple" | "own";
}

/** Something that the engineer does, or that happens meanwhile. */
export type Step =
  | { readonly kind: "redrive" | "drop"; readonly argv: readonly string[]; readonly moment: Moment | undefined }
  | { readonly kind: "import"; readonly moment: Moment | undefined }
  | { readonly kind: "process"; readonly weather: Weather }
  | { readonly kind: "wait"; readonly minutes: number };

/** What is dead at first, what was processed before, and what happens then. */
export interface Story {
  readonly before: readonly Sent[];
  readonly dead: readonly Sent[];
  readonly steps: readonly Step[];
}

const half = fc.constantFrom("query" as const, "response" as const);
const request = fc.nat({ max: 8 });
const sent: fc.Arbitrary<Sent> = fc.record({
  request,
  half: fc.oneof({ weight: 6, arbitrary: half }, { weight: 1, arbitrary: fc.constant("malformed" as const) }),
  group: fc.constantFrom("crowd" as const, "couple" as const, "own" as const, "own" as const),
});

const moment = fc.option(fc.record({ call: fc.integer({ min: 1, max: 70 }), takesEffect: fc.boolean() }), {
  nil: undefined,
  freq: 4,
});

const redriving = fc.constantFrom<(readonly string[])[]>(
  [],
  ["--force"],
  ["--reason", "transient"],
  ["--text", "answer"],
);
const dropping = fc.constantFrom<(readonly string[])[]>(["--reason", "malformed"], ["--text", "question"], []);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("redrive" as const), argv: redriving, moment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drop" as const), argv: dropping, moment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("import" as const), moment }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("process" as const),
      weather: fc.constantFrom<Weather[]>("fine", "throttled", "denied"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.constantFrom(1, 6, 240) }) },
);

export const story: fc.Arbitrary<Story> = fc.record({
  before: fc.array(fc.record({ request, half, group: fc.constant("own" as const) }), { maxLength: 4 }),
  dead: fc.array(sent, { minLength: 1, maxLength: 45, size: "max" }),
  steps: fc.array(step, { minLength: 1, maxLength: 8, size: "max" }),
});
