import { Agent, request } from "node:http";

/** Asks one question after the other over one connection. */
export interface Visitor {
  /** How long the whole answer took, in milliseconds. Throws when it is not the chatbot's. */
  ask(): Promise<number>;
  leave(): void;
}

const question = JSON.stringify({
  query: "What databases have you used? Write to jo@example.com",
  sessionId: "user-session-123",
});

export function sendVisitor(port: number): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(question) };
  const options = { agent, port, host: "127.0.0.1", path: "/chat", method: "POST", headers };
  return {
    async ask() {
      const asked = performance.now();
      const answer = await post(options, question);
      const ms = performance.now() - asked;
      if (!answer.includes('"matchScore":84')) throw new Error(`this is not the chatbot's answer: ${answer}`);
      return ms;
    },
    leave: () => agent.destroy(),
  };
}

function post(options: object, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve(text)).on("error", reject);
    });
    outgoing.on("error", reject).end(body);
  });
}
