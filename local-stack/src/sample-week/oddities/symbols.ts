import type { Oddity } from "../oddity";

/** Emoji and characters that cannot be seen; the latter are spelt as escapes so that readers of this file can. */
export const symbols: readonly Oddity[] = [
  {
    text: "🔥🔥🔥 best cv ever 👩🏽‍💻🇬🇧 are you single? 😜",
    match: "none",
    score: [0, 6],
    reasoning: ["No match: the CV holds no details of private life."],
  },
  {
    text: "👍?",
    match: "none",
    score: [0, 4],
    reasoning: ["No match: no question could be recognised."],
  },
  {
    text: "Is your r\u00e9sum\u00e9 \u202egpj.exe\u202c safe to open?",
    match: "none",
    score: [4, 14],
    reasoning: ["No match: the question is about a file and not about the CV's content."],
  },
  {
    text: "\u001b[31mDo you know\u001b[0m\u0007 ANSI\u0000 escape\u200b codes?\u0008\u0008",
    match: "none",
    score: [2, 12],
    reasoning: ["No match: terminal programming is not mentioned."],
  },
  {
    text: "Z\u0351\u036b\u0343\u036a\u0302a\u0334\u0315\u0328l\u0321\u034a\u0360g\u0321\u0352o\u0361 knows your stack, do you?",
    match: "none",
    score: [0, 8],
    reasoning: ["No match: the question cannot be related to the CV."],
  },
];
