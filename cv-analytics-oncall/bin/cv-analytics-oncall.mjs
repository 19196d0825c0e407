#!/usr/bin/env node
// What `npx cv-analytics-oncall` runs: the same program as `npm run oncall`.
import { createRequire } from "node:module";
import { register } from "tsx/cjs/api";

register();
createRequire(import.meta.url)("../src/cli.ts");
