import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Modules of the AWS SDK that a Lambda function never comes to use, and what stands in the bundle instead. Why that is safe,
 * and what each is worth: docs/bundles.md. The build fails when the SDK no longer has one of them.
 */
const substitutes: Readonly<Record<string, string>> = {
  // Lambda puts a function's credentials into its environment: no profile, SSO, process, container or instance is asked.
  "@aws-sdk/credential-provider-node/dist-es/index.js":
    'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
  // Nothing lies in a function's home: settings come from the environment or are the SDK's own.
  "@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js": `
    import { CredentialsProviderError } from "../property-provider/CredentialsProviderError";
    export const fromSharedConfigFiles = () => async () => {
      throw new CredentialsProviderError("this bundle reads no config files");
    };`,
  // No operation of DynamoDB, SQS, SNS or SES streams events; the SDK loads this when one does.
  "@smithy/core/dist-es/submodules/event-streams/index.js":
    'throw new Error("event streams are left out of this bundle");',
  // DynamoDB's client makes this cache, but no operation of it discovers endpoints.
  "@aws-sdk/endpoint-cache/dist-es/index.js": "export class EndpointCache {}",
};

export const leaveOutWhatLambdaNeverUses: Plugin = {
  name: "leave out what Lambda never uses",
  setup({ onLoad, onEnd }) {
    const missing = new Set(Object.keys(substitutes));
    for (const [module, contents] of Object.entries(substitutes)) {
      onLoad({ filter: toFilter(module) }, ({ path }) => {
        missing.delete(module);
        return { contents, resolveDir: dirname(path) };
      });
    }
    onEnd(() => ({ errors: [...missing].map((module) => ({ text: `the AWS SDK has no ${module} to leave out` })) }));
  },
};

function toFilter(module: string): RegExp {
  return new RegExp(`node_modules/${module}$`.replaceAll(".", "\\.").replaceAll("/", "[\\\\/]"));
}
