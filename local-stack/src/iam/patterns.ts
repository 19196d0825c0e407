/** Whether `pattern`, in which `*` is any text and `?` any one character, describes all of `text`. */
export function matchesPattern(pattern: string, text: string): boolean {
  return wildcardExpression(pattern).test(text);
}

/** Action names are compared without regard to case, resources with it (IAM user guide, element reference: Action). */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/**
 * A wildcard stays inside its colon-separated segment, except in the last one of the pattern, which reaches to the end
 * (IAM user guide, element reference: Resource).
 */
export function matchesArn(pattern: string, arn: string): boolean {
  // Most grants name a resource whole.
  if (pattern === arn) return true;
  const segments = arnSegments(pattern, arnSegmentCount);
  const candidates = arnSegments(arn, segments.length);
  return (
    segments.length === candidates.length &&
    segments.every((part, index) => matchesPattern(part, candidates[index] ?? ""))
  );
}

/** arn : partition : service : region : account : resource, which may itself hold colons. */
const arnSegmentCount = 6;

function arnSegments(arn: string, count: number): string[] {
  const segments = arn.split(":");
  return [...segments.slice(0, count - 1), ...(segments.length < count ? [] : [segments.slice(count - 1).join(":")])];
}

const expressions = new Map<string, RegExp>();

function wildcardExpression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  const expression = new RegExp(`^${source}$`, "su");
  expressions.set(pattern, expression);
  return expression;
}
