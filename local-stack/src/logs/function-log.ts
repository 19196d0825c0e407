/** Where Lambda leaves what a function logs; the function's environment says so, too. */
export function functionLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

/** AWS has a stream for each of a function's processes; here all of them share one. */
export const functionLogStream = "local";
