/** A value that a Terraform expression can have; a set is a list without repetitions. */
export type Value = null | boolean | number | string | readonly Value[] | Attributes;

/** A Terraform object or map, such as a resource's attributes. */
export interface Attributes {
  readonly [name: string]: Value;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isAttributes(value: Value | undefined): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What kind of value it is, in a word for error messages. */
export function kindOf(value: Value): string {
  if (value === null) return "null";
  return isList(value) ? "a list" : isAttributes(value) ? "an object" : `a ${typeof value}`;
}

/** Equality as Terraform's `==` has it: a number never equals a text. */
export function equals(left: Value, right: Value): boolean {
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null));
  }
  if (isAttributes(left) && isAttributes(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && equals(left[name] ?? null, right[name] ?? null))
    );
  }
  return left === right;
}
