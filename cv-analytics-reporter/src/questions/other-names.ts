/** Other names of the same thing, by the one that it is counted under. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  ".net": ["dotnet"],
  "c#": ["csharp"],
  "c++": ["cpp"],
  // "go" is also an ordinary word, "Go" hardly ever.
  golang: ["Go"],
  javascript: ["js"],
  kubernetes: ["k8s"],
  mongodb: ["mongo"],
  nextjs: ["next.js"],
  nodejs: ["node.js", "node"],
  postgresql: ["postgres"],
  python: ["python3"],
  react: ["react.js", "reactjs"],
  typescript: ["ts"],
  vue: ["vue.js", "vuejs"],
};

const usualNames = new Map(
  Object.entries(otherNames).flatMap(([usual, others]) => others.map((other) => [other, usual] as const)),
);

/** The name that a word as it was typed is counted under, in lower case. */
export function usualName(word: string): string {
  const lowered = word.toLowerCase();
  return usualNames.get(word) ?? usualNames.get(lowered) ?? lowered;
}
