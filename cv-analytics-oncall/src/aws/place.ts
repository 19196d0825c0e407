/** Where AWS is and who calls it. What is left out, the SDK takes from its usual variables and files. */
export interface Place {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Short enough to tell a call that hangs; the SDK's retries come on top. */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 15_000, throwOnRequestTimeout: true };

/** What every client of this place is made with. */
export function clientSettings(place: Place) {
  return { ...place, maxAttempts: 4, requestHandler };
}
