import type { composeMail } from "../../src/mail/email";
import type { Summary } from "../../src/summary/summary";

type Report = Parameters<typeof composeMail>[0];

/** A report of 2025-W45, made on the Monday after. */
export function reportOf(summary: Summary, changed: Partial<Omit<Report, "summary">> = {}): Report {
  const madeAt = Date.parse("2025-11-10T08:00:00Z");
  return { week: "2025-W45", edition: "final", isRepeated: false, madeAt, ...changed, summary };
}

/** What a weekly report usually has to tell: a good week with some gaps and nothing wrong. */
export const usualWeek: Summary = {
  queries: 384,
  sessions: 201,
  matchTypes: { full: 262, partial: 65, none: 57 },
  averageScore: 71.256,
  medianScore: 78,
  medianAnswerInMs: 812,
  unanswered: 3,
  previous: {
    queries: 316,
    sessions: 178,
    matchTypes: { full: 205, partial: 60, none: 51 },
    averageScore: 69.1,
    medianScore: 76,
    medianAnswerInMs: 931,
    unanswered: 1,
  },
  topQuestions: [
    { question: "What is your experience with TypeScript?", count: 41, averageScore: 91.2, before: 29 },
    { question: "Have you worked with AWS Lambda?", count: 33, averageScore: 88.4, before: 31 },
    { question: "Are you open to remote work?", count: 27, averageScore: 79.5, before: 27 },
    { question: "Do you know Rust?", count: 17, averageScore: 12.1, before: 3 },
    { question: "Which is better for an API, Node.js or Go?", count: 14, averageScore: 74, before: 12 },
    { question: "Tell me about a project you are proud of", count: 12, averageScore: 85.5, before: 21 },
    { question: "Hast du Erfahrung mit Terraform?", count: 9, averageScore: 83.3, before: 0 },
    { question: "What are your salary expectations?", count: 8, averageScore: 22.5, before: 6 },
    { question: "Where did you study, and what?", count: 7, averageScore: 90, before: 9 },
    {
      question: "TypeScript\u306E\u7D4C\u9A13\u306F\u3042\u308A\u307E\u3059\u304B",
      count: 4,
      averageScore: 68.7,
      before: 0,
    },
  ],
  questionGroups: 141,
  gaps: [
    {
      topic: "Do you know Rust?",
      count: 16,
      averageScore: 9.4,
      before: 3,
      examples: ["Do you know Rust?", "any rust experience?", "Could you write a kernel module in Rust?"],
      reasons: ["The CV does not mention Rust.", "No systems programming language is listed beside C++."],
    },
    {
      topic: "What are your salary expectations?",
      count: 8,
      averageScore: 22.5,
      before: 6,
      examples: ["What are your salary expectations?", "How much do you want to earn?"],
      reasons: ["The CV names no salary, and the assistant was told not to guess."],
    },
    {
      topic: "Have you led a team, and how large was it?",
      count: 6,
      averageScore: 38.3,
      before: 7,
      examples: ["Have you led a team, and how large was it?"],
      reasons: ["Mentoring is mentioned, but no team and no number of people."],
    },
    {
      topic: "Which certificates do you hold?",
      count: 5,
      averageScore: 14,
      before: 0,
      examples: ["Which certificates do you hold?", "AWS certified?"],
      reasons: ["No certificate is listed."],
    },
    { topic: "Notice period?", count: 3, averageScore: 20, before: 3, examples: ["Notice period?"], reasons: [] },
  ],
  gapGroups: 23,
  badlyAnswered: 71,
  movements: [
    { kind: "question", question: "Do you know Rust?", now: 17, before: 3, of: 384, beforeOf: 316 },
    { kind: "questions", now: 384, before: 316 },
  ],
  byDay: [71, 80, 77, 64, 58, 15, 19],
  byHour: [2, 1, 0, 0, 0, 1, 4, 9, 21, 33, 38, 29, 24, 36, 41, 39, 31, 22, 15, 12, 10, 8, 5, 3],
  trend: [
    { week: "2025-W34", queries: 190, averageScore: 64.2 },
    { week: "2025-W35", queries: 221, averageScore: 63.8 },
    { week: "2025-W36", queries: 240, averageScore: 66 },
    { week: "2025-W37", queries: 263, averageScore: 65.1 },
    { week: "2025-W38", queries: null, averageScore: null },
    { week: "2025-W39", queries: 251, averageScore: 67.7 },
    { week: "2025-W40", queries: 288, averageScore: 66.9 },
    { week: "2025-W41", queries: 274, averageScore: 68.3 },
    { week: "2025-W42", queries: 301, averageScore: 70.2 },
    { week: "2025-W43", queries: 322, averageScore: 68.8 },
    { week: "2025-W44", queries: 316, averageScore: 69.1 },
    { week: "2025-W45", queries: 384, averageScore: 71.256 },
  ],
  questionsThisMonth: 429,
  waiting: 1,
  unansweredQuestions: ["Can you start in January?", "What is your favourite design pattern?"],
  unreadable: 0,
  deadLetters: 0,
  late: 0,
  unswept: [],
  emptyDays: [],
  approximate: { sessions: false, groupedOneIn: 1, ungrouped: 0, groupsShortBy: 0, unanswered: false },
};

/** The system ran, and nobody came, as in a week before. */
export const emptyWeek: Summary = {
  ...usualWeek,
  queries: 0,
  sessions: 0,
  matchTypes: { full: 0, partial: 0, none: 0 },
  averageScore: null,
  medianScore: null,
  medianAnswerInMs: null,
  unanswered: 0,
  previous: {
    queries: 2,
    sessions: 1,
    matchTypes: { full: 1, partial: 1, none: 0 },
    averageScore: 71,
    medianScore: 71,
    medianAnswerInMs: null,
    unanswered: 1,
  },
  topQuestions: [],
  questionGroups: 0,
  gaps: [],
  gapGroups: 0,
  badlyAnswered: 0,
  movements: [],
  byDay: [0, 0, 0, 0, 0, 0, 0],
  byHour: new Array(24).fill(0),
  trend: usualWeek.trend.map(({ week }, index) =>
    index % 4 === 2 ? { week, queries: 2, averageScore: 71 } : { week, queries: 0, averageScore: null },
  ),
  questionsThisMonth: 0,
  waiting: 0,
  unansweredQuestions: [],
};

/** Nothing is known of any week before. */
export const firstWeek: Summary = {
  ...usualWeek,
  previous: null,
  topQuestions: usualWeek.topQuestions.map((top) => ({ ...top, before: null })),
  gaps: usualWeek.gaps.map((gap) => ({ ...gap, before: null })),
  movements: [],
  trend: usualWeek.trend.map((past) =>
    past.week === "2025-W45" ? past : { ...past, queries: null, averageScore: null },
  ),
  questionsThisMonth: 384,
  late: null,
};

export const oneQuestionWeek: Summary = {
  ...emptyWeek,
  queries: 1,
  sessions: 1,
  matchTypes: { full: 1, partial: 0, none: 0 },
  averageScore: 92,
  medianScore: 92,
  medianAnswerInMs: 640,
  topQuestions: [{ question: "Do you speak French?", count: 1, averageScore: 92, before: 0 }],
  questionGroups: 1,
  byDay: [0, 0, 1, 0, 0, 0, 0],
  byHour: emptyWeek.byHour.map((_, hour) => (hour === 22 ? 1 : 0)),
  trend: emptyWeek.trend.map((past) => (past.week === "2025-W45" ? { ...past, queries: 1, averageScore: 92 } : past)),
  questionsThisMonth: 1,
};
