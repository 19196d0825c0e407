/** Pence as a bill shows them; what is less than half a penny, but something, is shown as such. */
export function poundText(gbp: number): string {
  return gbp > 0 && gbp < 0.005 ? "< £0.01" : `£${gbp.toFixed(2)}`;
}

export function countText(count: number): string {
  const digits = count > 0 && count < 10 ? 2 : 0;
  return count > 0 && count < 0.01 ? "< 0.01" : count.toLocaleString("en", { maximumFractionDigits: digits });
}

export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return "< 1 %";
  return `${(100 * share).toFixed(0)} %`;
}
