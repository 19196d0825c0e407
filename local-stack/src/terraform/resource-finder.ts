import type { Resource } from "./resource";

/** Finds the resources of a type. */
export type ResourceFinder = (type: string) => readonly Resource[];

export function createResourceFinder(resources: readonly Resource[]): ResourceFinder {
  return (type) => resources.filter((resource) => resource.type === type);
}
