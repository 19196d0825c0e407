const range = 2 ** 53;

/** A text as a number from 0 to below 1, evenly spread, the same on every machine. Not made to withstand an attacker. */
export function hashOf(text: string): number {
  // Two lanes of 32 bits with the constants and the last step of MurmurHash3.
  let low = 0x9747b28c;
  let high = 0x38b34ae5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0xcc9e2d51);
    low = (low << 15) | (low >>> 17);
    high = Math.imul(high ^ unit, 0x1b873593);
    high = (high << 13) | (high >>> 19);
  }
  const upper = mix(high ^ text.length);
  const lower = mix(low ^ upper);
  return ((upper >>> 11) * 2 ** 32 + (lower >>> 0)) / range;
}

function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
