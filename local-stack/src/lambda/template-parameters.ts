import * as z from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

// Strict, so that no constraint on a value is passed over in silence.
const parameterSchema = z.strictObject({
  Type: z.enum(["String", "Number"]),
  Default: scalar.optional(),
  AllowedPattern: z.string().optional(),
  AllowedValues: z.array(scalar).optional(),
  MinLength: z.int().optional(),
  MaxLength: z.int().optional(),
  ConstraintDescription: z.string().optional(),
  Description: z.string().optional(),
  NoEcho: z.boolean().optional(),
});

/** The value of a parameter: the given one or its default, within the constraints that the template declares; `place` uses it. */
export const parameterValue = (
  name: string,
  declaration: unknown,
  given: string | undefined,
  place: string,
): string => {
  const parsed = parameterSchema.safeParse(declaration);
  if (!parsed.success) throw new Error(`Parameters.${name}: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
  const { Type, Default, AllowedPattern, AllowedValues, MinLength = 0, MaxLength = Infinity } = parsed.data;
  const value = given ?? Default;
  if (value === undefined) throw new Error(`${place}: the parameter ${name} has neither a value nor a default`);
  const refuse = (expected: string) => new Error(`the parameter ${name} must be ${expected}, but is "${value}"`);
  if (Type === "Number" && !/^-?\d+(\.\d+)?$/.test(value)) throw refuse("a number");
  if (AllowedValues && !AllowedValues.includes(value)) throw refuse(`one of ${AllowedValues.join(", ")}`);
  if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) throw refuse(`like ${AllowedPattern}`);
  if (value.length < MinLength) throw refuse(`at least ${MinLength} characters long`);
  if (value.length > MaxLength) throw refuse(`at most ${MaxLength} characters long`);
  return value;
};
