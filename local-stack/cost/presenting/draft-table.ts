/** "Cost Scaling Projection" of the draft: pounds a month by questions a month. */
export const draftTable: readonly { readonly questions: number; readonly gbp: number }[] = [
  { questions: 10_000, gbp: 0 },
  { questions: 50_000, gbp: 0.02 },
  { questions: 100_000, gbp: 0.05 },
  { questions: 500_000, gbp: 0.25 },
  { questions: 1_000_000, gbp: 0.52 },
];
