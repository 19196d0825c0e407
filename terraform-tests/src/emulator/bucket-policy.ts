import { type Gap, replyWith } from "./exchange";

/**
 * Keeps bucket policies away from moto 5, which reads no conditions: a policy that refuses plain HTTP would refuse
 * everyone everything. What a policy says is for the tests to check.
 */
export function keepBucketPolicies(): Gap {
  const policies = new Map<string, string>();
  return {
    name: "S3 bucket policies",
    reason: "moto enforces them without their conditions, so that a TLS-only bucket refuses everything",
    answer: async (request, forward) => {
      const { pathname, searchParams } = new URL(request.path, "http://s3");
      const bucket = pathname.split("/")[1] ?? "";
      if (!searchParams.has("policy") || pathname.replace(/\/$/, "") !== `/${bucket}`) return forward(request);
      if (request.method === "PUT") policies.set(bucket, request.body.toString("utf8"));
      if (request.method === "DELETE") policies.delete(bucket);
      if (request.method !== "GET") return replyWith(204, "application/xml", "");
      const policy = policies.get(bucket);
      return policy === undefined ? noSuchPolicy(bucket) : replyWith(200, "application/json", policy);
    },
  };
}

function noSuchPolicy(bucket: string) {
  const message = "The bucket policy does not exist";
  const text = `<Error><Code>NoSuchBucketPolicy</Code><Message>${message}</Message><BucketName>${bucket}</BucketName></Error>`;
  return replyWith(404, "application/xml", text);
}
