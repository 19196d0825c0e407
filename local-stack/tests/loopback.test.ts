import { requireLoopback } from "../src/loopback";
import { startLocalStack } from "../src/stack/local-stack";

test.each(["http://127.0.0.1:8787", "http://localhost", "http://[::1]:80/path"])("%s is this machine", (url) => {
  expect(requireLoopback("AWS_ENDPOINT_URL", url)).toBe(url);
});

test.each([
  "https://sqs.eu-west-2.amazonaws.com",
  "http://127.0.0.1.example.org",
  "http://10.0.0.1",
  "localhost:80",
  "",
])('an endpoint of "%s" is refused by its name', (url) => {
  expect(() => requireLoopback("AWS_ENDPOINT_URL", url)).toThrow(`AWS_ENDPOINT_URL is "${url}", but the local stack`);
});

test("the local stack does not start in front of a chatbot elsewhere", async () => {
  await expect(startLocalStack({ chatbotOrigin: "https://chatbot.example.org" })).rejects.toThrow(
    "the chatbot's origin",
  );
});
