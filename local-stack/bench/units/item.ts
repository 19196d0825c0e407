/** An attribute as it travels: a type's letter and the value. */
type Attribute = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, Attribute>>;

export function toItem(values: Readonly<Record<string, unknown>>): Item {
  const toAttribute = (value: unknown) => (typeof value === "number" ? { N: String(value) } : { S: String(value) });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toAttribute(value)]));
}

/**
 * Bytes as DynamoDB counts them: names and texts in UTF-8, of a number about a byte for two digits and one more.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function sizeOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, attribute]) => sum + Buffer.byteLength(name) + valueSize(attribute),
    0,
  );
}

function valueSize({ S, N, ...other }: Attribute): number {
  if (typeof S === "string") return Buffer.byteLength(S);
  if (typeof N === "string") return Math.ceil(significantDigits(N) / 2) + 1;
  throw new Error(`expected an attribute of type S or N, got ${Object.keys(other).join(", ") || "none"}`);
}

function significantDigits(number: string): number {
  return number
    .replace(/^-/, "")
    .replace(".", "")
    .replace(/^0+|0+$/g, "").length;
}
