import { App } from "cdktf";
import { keepStateOf } from "./backend";
import { ProcessorStack } from "./stack";

const app = new App({ outdir: "cdktf.out" });
const stack = new ProcessorStack(app, "cv-analytics-processor", { allowDestroy: process.env.ALLOW_DESTROY === "true" });
keepStateOf(stack, process.env.TF_CLOUD_ORGANIZATION);
app.synth();
