import { InvalidArgumentError } from "commander";
import * as z from "zod";

/** Parses an option; commander names it in the error. */
const option =
  <Schema extends z.ZodType>(schema: Schema, expected: string) =>
  (text: string): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      throw new InvalidArgumentError(`expected ${expected}.`);
    }
  };

export const list = option(z.array(z.string()), 'a JSON list of texts such as ["worker-infra"]');
export const yesOrNo = option(z.boolean(), "true or false");
