import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A signed request as it came off the wire; `url` is path and query string. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Authorization {
  readonly accessKeyId: string;
  /** "20260101/eu-west-2/sqs/aws4_request" */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const authorizationForm =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Reads a Signature Version 4 `Authorization` header; undefined when it is none. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
  const [, accessKeyId, scope, signedHeaders, signature] = authorizationForm.exec(header ?? "") ?? [];
  if (!accessKeyId || !scope || !signedHeaders || !signature) return undefined;
  return { accessKeyId, scope, signedHeaders: signedHeaders.split(";"), signature };
}

/**
 * Whether the secret key made this signature over these very bytes.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function isSignedWith(secretAccessKey: string, request: SignedRequest, authorization: Authorization): boolean {
  const stringToSign = [
    "AWS4-HMAC-SHA256",
    headerOf(request, "x-amz-date"),
    authorization.scope,
    sha256(canonicalRequest(request, authorization.signedHeaders)),
  ].join("\n");
  const owner = `${secretAccessKey} ${authorization.scope}`;
  const key = signingKeys.get(owner) ?? deriveSigningKey(secretAccessKey, authorization.scope);
  const isSigned = timingSafeEqual(hmac(key, stringToSign), Buffer.from(authorization.signature, "hex"));
  if (isSigned) signingKeys.set(owner, key);
  return isSigned;
}

/** Of callers who have signed with them, for each day and service: deriving one takes longer than the signature itself. */
const signingKeys = new Map<string, KeyObject>();

/** As an object: Node 24 takes five times as long to sign with the bytes of a key. */
function deriveSigningKey(secretAccessKey: string, scope: string): KeyObject {
  const [date = "", region = "", service = ""] = scope.split("/");
  const dateKey = hmac(`AWS4${secretAccessKey}`, date);
  return createSecretKey([region, service, "aws4_request"].reduce(hmac, dateKey));
}

function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  searchParams.sort();
  return [
    request.method,
    // What the path holds encoded is encoded once more, for every service but S3.
    pathname.split("/").map(encode).join("/"),
    [...searchParams].map((pair) => pair.map(encode).join("=")).join("&"),
    ...signedHeaders.map((name) => `${name}:${headerOf(request, name)}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** Percent-encodes all but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function headerOf({ headers }: SignedRequest, name: string): string {
  const value = headers[name] ?? "";
  return (Array.isArray(value) ? value.join(",") : value).trim().replace(/ +/g, " ");
}

function sha256(data: string | Buffer): string {
  return hash("sha256", data);
}

function hmac(key: string | Buffer | KeyObject, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
