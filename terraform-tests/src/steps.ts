import type { Step } from "./run-steps";
import { deployChanged, deployUnchanged } from "./steps/deploy";
import { deployAll, deployDocumentation, deployLockFile } from "./steps/deployment";
import { destroyAndApplyAgain, refuseDestruction } from "./steps/destruction";
import { applyAtOnce, changeAlone } from "./steps/independence";
import { lintTemplates } from "./steps/lint";
import { passPreflights, refuseWrongOrder } from "./steps/order";
import { runThePipeline } from "./steps/pipeline";
import { planAgain, planHcl } from "./steps/plans";
import { expectAllLookedAt, expectFreeTier, expectOnDemand, lookAtFunctions, lookAtResources } from "./steps/resources";
import { expectExactRights } from "./steps/rights";
import { initialise, synthesiseAll, synthesiseForTheCloud } from "./steps/synthesis";
import type { Suite } from "./suite";

/** All that is proven, in the order in which an account comes into being, is used, changed and taken down. */
export const steps: readonly Step<Suite>[] = [
  { name: "cfn-lint has nothing to say about the two lambda.yaml and the roles of the pipeline", run: lintTemplates },
  { name: "each workspace is synthesised, its state in a local file", run: synthesiseAll },
  { name: "with TF_CLOUD_ORGANIZATION the state is in Terraform Cloud", run: synthesiseForTheCloud },
  { name: "terraform validate accepts all three", run: initialise },
  { name: "in an empty account the wrong order is refused, naming what to apply first", run: refuseWrongOrder },
  { name: "deploy.yml brings all six up in order, by its own commands, as its own roles", run: deployAll },
  { name: "the preflights find all that is needed", run: passPreflights },
  ...lookAtResources,
  { name: "these are all resources of the three workspaces", run: expectAllLookedAt },
  { name: "the AWS API describes the functions of the two lambda.yaml", run: lookAtFunctions },
  { name: "in free-tier the capacity of all tables is free", run: expectFreeTier },
  { name: "a second plan shows no changes", run: planAgain },
  { name: "the same as HCL is valid, and its plan shows no changes", run: planHcl },
  { name: "a push that changes the lock file starts all six and deploys nothing", run: deployLockFile },
  { name: "a push that changes documentation starts nothing", run: deployDocumentation },
  { name: "an unchanged build deploys nothing", run: deployUnchanged },
  { name: "a changed build is deployed, and the one before is still there", run: deployChanged },
  { name: "events in, record out, report published", run: runThePipeline },
  changeAlone("worker-infra"),
  changeAlone("processor-infra"),
  changeAlone("reporter-infra"),
  { name: "in on-demand every table and index is paid by request", run: expectOnDemand },
  { name: "three applies at the same time do not wait for each other", run: applyAtOnce },
  { name: "terraform destroy refuses while tables are protected", run: refuseDestruction },
  { name: "reporter-infra is destroyed and applied again without the rest", run: destroyAndApplyAgain },
  { name: "each role of the pipeline may do what it did, and nothing else", run: expectExactRights },
];
