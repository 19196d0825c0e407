import type { SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import * as fc from "fast-check";
import { createSesChannel } from "../src/aws/ses";

const mail = { subject: "Report", text: "Figures", html: "<p>Figures</p>" };

/** The headers that SES is asked to add to a mail from this address. */
async function headersOf(from: string): Promise<Record<string, string | undefined>> {
  const asked: SendEmailCommandInput[] = [];
  const requestHandler = {
    handle: async ({ body }: { body?: Uint8Array }) => {
      asked.push(JSON.parse(new TextDecoder().decode(body)));
      return { response: { statusCode: 200, headers: {}, body: new TextEncoder().encode('{"MessageId":"message"}') } };
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const config = { region: "eu-west-2", credentials, requestHandler };

  await createSesChannel(config, { from, to: ["reader@example.org"] }).deliver(mail);

  const headers = asked[0]?.Content?.Simple?.Headers ?? [];
  return Object.fromEntries(headers.map(({ Name, Value }) => [Name, Value]));
}

/** What a mail program makes of the header. */
function readMailto(header = "") {
  const { protocol, pathname, searchParams } = new URL(header.replace(/^<(.*)>$/, "$1"));
  return { protocol, address: decodeURIComponent(pathname), fields: Object.fromEntries(searchParams) };
}

test("a mail by SES offers to unsubscribe with a mail to its sender, and says that a machine wrote it", async () => {
  expect(await headersOf("cv@example.org")).toEqual({
    "List-Unsubscribe": "<mailto:cv@example.org?subject=unsubscribe%20CV%20analytics%20weekly%20report>",
    "List-Id": "CV analytics weekly report <cv-analytics-weekly-report.example.org>",
    "Auto-Submitted": "auto-generated",
  });
});

test.each(["o'neil+cv@mail.example.org", "a&b?c=d@example.org", "50%@example.org", "a,b>@example.org"])(
  "the mail to unsubscribe reaches the sender %s",
  async (from) => {
    const { "List-Unsubscribe": unsubscribe } = await headersOf(from);

    expect(readMailto(unsubscribe)).toEqual({
      protocol: "mailto:",
      address: from,
      fields: { subject: "unsubscribe CV analytics weekly report" },
    });
  },
);

test("no sender's address adds a header or ends one", async () => {
  const anything = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\r\nBcc: all", "\n", ">, <https://x"));
  const property = fc.asyncProperty(anything, anything, async (mailbox, domain) => {
    const headers = await headersOf(`${mailbox}@${domain}`);

    expect(Object.keys(headers)).toEqual(["List-Unsubscribe", "List-Id", "Auto-Submitted"]);
    expect(headers["List-Unsubscribe"]).toMatch(/^<mailto:[!-;=?-~]*>$/);
    expect(headers["List-Id"]).toMatch(/^CV analytics weekly report <[!-;=?-~]*>$/);
  });
  await fc.assert(property, { seed: 1, numRuns: 200 });
});
