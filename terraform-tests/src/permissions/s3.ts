import type { Call } from "../emulator/calls";
import type { Requirement } from "./requirement";

/** What a bucket has beside objects, by the query parameter that names it, as actions write it behind Get and Put. */
const parts: Readonly<Record<string, string>> = {
  accelerate: "AccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCORS",
  encryption: "EncryptionConfiguration",
  lifecycle: "LifecycleConfiguration",
  logging: "BucketLogging",
  "object-lock": "BucketObjectLockConfiguration",
  policy: "BucketPolicy",
  publicAccessBlock: "BucketPublicAccessBlock",
  replication: "ReplicationConfiguration",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

const bucketActions: Readonly<Record<string, string>> = { HEAD: "ListBucket", PUT: "CreateBucket" };
const objectActions: Readonly<Record<string, string>> = { HEAD: "GetObject", GET: "GetObject", PUT: "PutObject" };

export function s3Requirements({ request, status }: Call): readonly Requirement[] | undefined {
  const { pathname, searchParams } = new URL(request.path, "http://s3");
  const [bucket = "", ...key] = pathname.slice(1).split("/");
  const arn = `arn:aws:s3:::${bucket}`;
  if (key.join("/") !== "") return objectRequirements(request.method, arn, key.join("/"), status);
  const [part] = searchParams.keys();
  const action = part === undefined ? bucketActions[request.method] : partAction(request.method, part);
  return action === undefined ? undefined : [{ action: `s3:${action}`, resource: arn }];
}

function partAction(method: string, part: string): string | undefined {
  const verb = { GET: "Get", PUT: "Put" }[method];
  return verb && parts[part] && `${verb}${parts[part]}`;
}

/** That an object is missing is told to those only who may list the bucket; others are refused (S3 API, HeadObject). */
function objectRequirements(method: string, bucket: string, key: string, status: number): Requirement[] | undefined {
  const action = objectActions[method];
  if (action === undefined) return undefined;
  const listing = status === 404 ? [{ action: "s3:ListBucket", resource: bucket }] : [];
  return [{ action: `s3:${action}`, resource: `${bucket}/${key}` }, ...listing];
}
