import { AwsError } from "../aws/service";
import type { LambdaFunction } from "../lambda/function";
import type { EventSourceMapping } from "./event-source-mapping";

/** What is deployed to Lambda in the account. It fills as the stack starts: functions need the endpoint to start with. */
export class Deployed {
  readonly #functions = new Map<string, Pick<LambdaFunction, "invoke">>();
  readonly #mappings = new Map<string, EventSourceMapping>();

  addFunction(arn: string, deployed: Pick<LambdaFunction, "invoke">): void {
    this.#functions.set(arn, deployed);
  }

  addMapping(mapping: EventSourceMapping): void {
    this.#mappings.set(mapping.options.id, mapping);
  }

  /** Throws ResourceNotFoundException. */
  function(arn: string): Pick<LambdaFunction, "invoke"> {
    const found = this.#functions.get(arn);
    if (found) return found;
    throw new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, 404);
  }

  /** Throws ResourceNotFoundException. */
  mapping(id: string): EventSourceMapping {
    const found = this.#mappings.get(id);
    if (found) return found;
    throw new AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404);
  }

  mappings(): readonly EventSourceMapping[] {
    return [...this.#mappings.values()];
  }

  /** The ARN of the function that a mapping feeds; undefined when there is no such mapping. */
  mappedFunction(id: string): string | undefined {
    return this.#mappings.get(id)?.options.functionArn;
  }
}
