import { toKnownError } from "../src/aws/known-errors";

const errorOf = (name: string, message = "", code?: string) =>
  Object.assign(new Error(message), { name, ...(code && { code }) });

test("a missing permission names the IAM action and the policy that has it", () => {
  const message =
    "User: arn:aws:iam::000000000000:user/on-call is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-2:000000000000:table/cv-analytics-analytics because no identity-based policy allows it";
  expect(toKnownError(errorOf("AccessDeniedException", message))).toEqual({
    kind: "access-denied",
    action: "dynamodb:Query",
    message:
      "the permission dynamodb:Query on arn:aws:dynamodb:eu-west-2:000000000000:table/cv-analytics-analytics is missing: attach the policy cv-analytics-oncall to whom you sign in as",
  });
});

test.each([
  ["QueueDoesNotExist", "not-found"],
  ["AWS.SimpleQueueService.NonExistentQueue", "not-found"],
  ["ResourceNotFoundException", "not-found"],
  ["ExpiredTokenException", "credentials"],
  ["UnrecognizedClientException", "credentials"],
  ["InvalidClientTokenId", "credentials"],
  ["CredentialsProviderError", "credentials"],
  ["ThrottlingException", "throttled"],
  ["RequestThrottled", "throttled"],
  ["ProvisionedThroughputExceededException", "throttled"],
  ["TimeoutError", "unreachable"],
  ["TypeError", "unexpected"],
])("%s is told as %s", (name, kind) => {
  expect(toKnownError(errorOf(name)).kind).toBe(kind);
});

test("an endpoint that nobody listens at is told by its address", () => {
  const refused = errorOf("Error", "connect ECONNREFUSED 127.0.0.1:1", "ECONNREFUSED");
  expect(toKnownError(new AggregateError([refused], ""))).toMatchObject({ kind: "unreachable" });
  expect(toKnownError(refused).message).toContain("127.0.0.1:1");
});

test("a missing region is told with the ways to give one", () => {
  expect(toKnownError(new Error("Region is missing")).message).toContain("AWS_REGION");
});
