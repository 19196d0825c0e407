import fc from "fast-check";

/** Begins each text of the visitor and of the chatbot, to be looked for where it must not be. */
export const typedMark = "typed7Qx";
/** Stands in questions and reasons, between blanks, to be masked. */
export const address = "josephine.miller@mail.example.com";

/** What comes over a connection: bytes in pieces, and whether it breaks off behind them. */
export interface Flow {
  readonly pieces: readonly Uint8Array[];
  readonly breaksOff: boolean;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const anyText = fc.string({ unit: "binary", maxLength: 40 }).map((text) => `${typedMark}${text}`);
const personalText = fc
  .tuple(anyText, fc.constantFrom(1, 1, 1, 1, 30, 300), anyText)
  .map(([start, times, end]) => `${start.repeat(times)} ${address} ${end}`);
const anyNumber = fc.oneof(fc.double(), fc.constantFrom(-0, 5e-324, 1e300, 50, 100.001));
const anyValue = fc.oneof(
  { weight: 12, arbitrary: personalText },
  anyNumber,
  fc.constantFrom(null, true, "", [], {}, ["full"], { __proto__: null, toString: 1 }),
);
const escapedOrNot = fc.constantFrom(JSON.stringify, (value: unknown) =>
  JSON.stringify(value).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
);

/** JSON objects as text: only so can a key be there twice, or be `__proto__`. */
function jsonOf(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<string> {
  const usual = Object.entries(fields).map(([name, value]) => fc.tuple(fc.constant(name), value));
  const odd = fc.tuple(fc.constantFrom(...Object.keys(fields), "__proto__", "constructor", "prototype"), anyValue);
  return fc
    .tuple(fc.tuple(...usual), fc.oneof(fc.constant([]), fc.array(odd, { maxLength: 3 })), escapedOrNot)
    .map(([all, more, write]) => {
      return `{${[...all, ...more].map(([name, value]) => `${write(name)}:${write(value) ?? "null"}`).join()}}`;
    });
}

const question = jsonOf({ query: anyValue, sessionId: anyText });
const verdict = jsonOf({
  matchType: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom("full", "partial", "none") },
    fc.constantFrom("best", "constructor"),
  ),
  matchScore: fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) }, anyNumber),
  reasoning: anyValue,
});

const nested = fc
  .tuple(fc.constantFrom("[", '{"query":', '{"__proto__":', '[{"a":'), fc.constantFrom(10, 5_000, 60_000))
  .map(([opening, depth]) => opening.repeat(depth / opening.length));
const atLimit = fc
  .tuple(fc.constantFrom(64 * 1024, 256 * 1024), fc.integer({ min: -2, max: 2 }))
  .map(([limit, beyond]) => `{"query":"${"x".repeat(limit + beyond - 12)}"}`);

function bytesOf(json: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const whole = json.map(utf8);
  const spoiled = fc.tuple(whole, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
    return Uint8Array.from(bytes).fill(byte, at % bytes.length, (at % bytes.length) + 1);
  });
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 2, arbitrary: spoiled },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat()).map(([bytes, at]) => bytes.slice(0, at % bytes.length)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: fc.oneof(nested, atLimit, fc.constant(`\ufeff{"query":"${typedMark}"}`)).map(utf8) },
    { weight: 1, arbitrary: json.map((text) => new Uint8Array(Buffer.from(text, "utf16le"))) },
  );
}

const flowOf = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Flow> =>
  fc.record({
    pieces: fc.tuple(bytes, fc.array(fc.nat(), { maxLength: 3 })).map(([all, cuts]) => cutAt(all, cuts)),
    breaksOff: fc.nat(9).map((dice) => dice === 0),
  });

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

const visibleText = fc.string({ unit: fc.constantFrom(..."aZ09 ,;=\"'<>{}()%\\\t\u00e9\u00ff"), maxLength: 30 });
const headerValue = visibleText.map((text) => `${typedMark}${text}`.trim());
const sharedHeaders = {
  "content-type": fc.constantFrom("application/json", "text/plain", "multipart/form-data", 'a/b; charset="', "json"),
  "x-amz-target": fc.constant("AmazonSQS.PurgeQueue"),
  "x-amz-security-token": headerValue,
  authorization: headerValue,
  cookie: headerValue,
  "x-forwarded-for": headerValue,
  "content-length": fc.constantFrom("0", "7", "-1", "1e9", "0x10", "NaN", "99999999999999999999"),
};
const headersOf = (more: Record<string, fc.Arbitrary<string>>) =>
  fc.record({ ...sharedHeaders, ...more }, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;

const methods = ["POST", "PUT", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS", "PROPFIND"];
const method = fc.oneof({ weight: 3, arbitrary: fc.constant("POST") }, fc.constantFrom(...methods));
const path = fc
  .tuple(
    fc.constantFrom("/", "//evil.example/", "/..%2f..%2f", "/@evil.example:80/", "/a;b/\\..", "/%00%0d%0ax-a:%20b"),
    fc.string({ unit: fc.constantFrom(..."ab/?&=%:@+.~\u00e9"), maxLength: 20 }),
  )
  .map((parts) => `${parts.join("")}?${typedMark}`);

export const anyVisit = fc.record({
  method,
  path,
  headers: headersOf({}),
  flow: flowOf(bytesOf(question)),
});

const statuses = [
  200, 200, 200, 200, 200, 201, 204, 205, 206, 301, 302, 304, 307, 400, 401, 404, 418, 429, 500, 503, 599,
];

export const anyAnswer = fc.record({
  status: fc.constantFrom(...statuses),
  headers: headersOf({ location: fc.constantFrom("//evil.example", "javascript:1", ""), "set-cookie": headerValue }),
  flow: flowOf(bytesOf(verdict)),
});

export type AnyVisit = Parameters<Parameters<typeof anyVisit.map>[0]>[0];
export type AnyAnswer = Parameters<Parameters<typeof anyAnswer.map>[0]>[0];
