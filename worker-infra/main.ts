import { App } from "cdktf";
import { keepStateOf } from "./backend";
import { WorkerStack } from "./stack";

const app = new App({ outdir: "cdktf.out" });
const stack = new WorkerStack(app, "cv-analytics-worker");
keepStateOf(stack, process.env.TF_CLOUD_ORGANIZATION);
app.synth();
