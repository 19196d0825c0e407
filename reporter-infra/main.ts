import { App } from "cdktf";
import { keepStateOf } from "./backend";
import { ReporterStack } from "./stack";

const app = new App({ outdir: "cdktf.out" });
const stack = new ReporterStack(app, "cv-analytics-reporter", { allowDestroy: process.env.ALLOW_DESTROY === "true" });
keepStateOf(stack, process.env.TF_CLOUD_ORGANIZATION);
app.synth();
