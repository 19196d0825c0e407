/** The largest that a function's bundle may be, in 1,000 bytes. What is in them: docs/bundles.md. */
export const bundleBudgetsInKb = { processor: 280, reporter: 570 } as const;
