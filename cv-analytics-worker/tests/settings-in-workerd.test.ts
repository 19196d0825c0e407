import { type Stage, setStage } from "./support/stage";
import { ask } from "./support/visit";
import { buildBundle } from "./support/worker-in-workerd";

let bundle: string;
let stage: Stage;

beforeAll(async () => {
  bundle = await buildBundle();
});
afterEach(() => stage.close());

describe("with settings at fault", () => {
  test("visitors are served without events, and one line names each setting", async () => {
    stage = await setStage(bundle, { SQS_QUEUE_URL: "nowhere", AWS_REGION: "" });

    const answers = [await ask(stage.worker.origin, { query: "1" }), await ask(stage.worker.origin, { query: "2" })];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [line] = await stage.worker.log.first(1);
    expect(line).toMatchObject({ level: "error", message: "no events are sent" });
    expect(line?.reason).toMatch(/SQS_QUEUE_URL is malformed: .*; AWS_REGION is missing: /);
    expect(stage.worker.log.all).toHaveLength(1);
  });

  test("a chatbot that is nowhere is said so in the answer, status 500", async () => {
    stage = await setStage(bundle, { CHATBOT_ORIGIN: "chatbot.example" });

    const answer = await ask(stage.worker.origin, { query: "1" });

    expect(answer.status).toBe(500);
    expect(answer.body.toString()).toContain("CHATBOT_ORIGIN is malformed: expected");
  });
});
