import { RecentTexts } from "./recent-texts";
import { signQuestion } from "./signature";
import { cleanText } from "./visitor-text";

/** What is counted of a question's text. */
export interface TypedQuestion {
  readonly text: string;
  readonly signature: string;
}

// Ten questions with their examples and reasons stay far below an item's 400 KB.
const longestWording = 300;
/** Longer texts hardly come again, and would take room in vain. */
const longestRecent = 150;
const noText = "(no text)";
/** One place each: some 5 MB at most, and far more than the wordings that come again within a few thousand questions. */
const rememberedTexts = 8_192;
const recent = new RecentTexts<TypedQuestion>(rememberedTexts);

/** Most visitors type what others typed: what was made of the last texts is remembered. */
export function readTyped(query: string): TypedQuestion {
  const known = recent.get(query);
  if (known) return known;
  const typed = clean(query);
  if (query.length <= longestRecent) recent.set(query, typed);
  return typed;
}

function clean(query: string): TypedQuestion {
  const text = cleanText(query, longestWording);
  return text === "" ? { text: noText, signature: noText } : { text, signature: signQuestion(text) };
}
