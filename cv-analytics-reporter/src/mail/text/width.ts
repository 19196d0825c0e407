import { eastAsianWidth } from "get-east-asian-width";

/** Draws a character as an emoji, which is two columns wide. */
const emojiSelector = "\uFE0F";

/** How many columns of a monospaced font a text takes; never fewer than it does. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (character === emojiSelector) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
