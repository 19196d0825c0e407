import { createHash, createHmac } from "node:crypto";
import type { Received } from "./loopback-server";

/**
 * The signature that the request should carry, worked out anew from what arrived.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function expectedAuthorization(request: Received, accessKeyId: string, secretAccessKey: string, region: string) {
  const date = `${request.headers["x-amz-date"]}`;
  const signedHeaders = ["host", "x-amz-date", "x-amz-target"];
  const canonicalRequest = [
    request.method,
    request.url,
    "",
    ...signedHeaders.map((name) => `${name}:${request.headers[name]}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
  const scope = [date.slice(0, 8), region, "sqs", "aws4_request"];
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const stringToSign = ["AWS4-HMAC-SHA256", date, scope.join("/"), sha256(canonicalRequest)].join("\n");
  const signature = hmac(key, stringToSign).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join("/")}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`;
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
