import * as z from "zod/mini";

const count = z.int().check(z.gte(0));
const score = z.number();
const epochMs = z.int();

export const figuresSchema = z.object({
  /** Recorded questions. */
  queries: count,
  /** Distinct sessions among them; an estimate where `approximate.sessions` says so. */
  sessions: count,
  matchTypes: z.object({ full: count, partial: count, none: count }),
  averageScore: z.nullable(score),
  medianScore: z.nullable(score),
  /** From question to answer, in milliseconds, at most `longestAnswerInMs`; null when no record tells. */
  medianAnswerInMs: z._default(z.nullable(z.number()), null),
  /** Questions without a response; none of them is among `queries`. */
  unanswered: count,
});

const topQuestionSchema = z.object({
  /** Its most typical wording. */
  question: z.string(),
  count,
  averageScore: score,
  /** How often it was asked the week before; null when that is not known. */
  before: z.nullable(count),
});

const gapSchema = z.object({
  /** The most typical wording of the badly answered ones. */
  topic: z.string(),
  /** How often it was answered badly. */
  count,
  /** Of the badly answered ones. */
  averageScore: score,
  before: z.nullable(count),
  /** Other wordings, and `topic` first. */
  examples: z.array(z.string()),
  /** What the chatbot gave as its reasoning, each text once. */
  reasons: z.array(z.string()),
});

/** A change that stands out of the noise; what `of` and `beforeOf` are the whole of, differs by kind. */
const movementSchema = z.object({
  kind: z.enum(["questions", "sessions", "full", "none", "unanswered", "question"]),
  /** The wording, when the kind is `question`. */
  question: z.optional(z.string()),
  now: count,
  before: count,
  /** What `now` is a share of; absent for plain counts. */
  of: z.optional(count),
  beforeOf: z.optional(count),
});

/** A week as later reports recall it. */
const pastWeekSchema = z.object({
  week: z.string(),
  /** Null when nothing is known of the week. */
  queries: z.nullable(count),
  averageScore: z.nullable(score),
});

/** A week as it is reported, and as it is kept for the weeks to come. */
export const summarySchema = z.extend(figuresSchema, {
  /** The week before; null when nothing is known of it. */
  previous: z.nullable(figuresSchema),
  /** At most ten. */
  topQuestions: z.array(topQuestionSchema),
  /** Of how many groups `topQuestions` are the largest. */
  questionGroups: count,
  /** At most ten. */
  gaps: z.array(gapSchema),
  gapGroups: count,
  /** Questions that were answered badly. */
  badlyAnswered: count,
  /** At most five, the clearest first. */
  movements: z.array(movementSchema),
  /** Questions by UTC weekday, Monday first. */
  byDay: z.array(count).check(z.length(7)),
  /** Questions by UTC hour of the day, midnight first. */
  byHour: z.array(count).check(z.length(24)),
  /** Twelve weeks, oldest first; the last is this one. */
  trend: z.array(pastWeekSchema),
  /** Recorded questions of the calendar month in which the week ends, up to its end and as far as reports tell; by UTC day. */
  questionsThisMonth: count,
  /** Questions of the week whose answer may still come. */
  waiting: count,
  /** What some of the unanswered questions were, earliest first; at most ten. */
  unansweredQuestions: z.array(z.string()),
  /** Items of the week that are no record and are counted nowhere else. */
  unreadable: count,
  /** Messages in the dead-letter queue when the report was made, of whatever week; null when it could not be read. */
  deadLetters: z.nullable(count),
  /** Records of the week before that its report, as it was sent, did not count; null when that is not known. */
  late: z.nullable(count),
  /** When unanswered questions may have expired before a sweep came by, at most three spans. */
  unswept: z.array(z.object({ from: epochMs, to: epochMs })),
  /** UTC days, 0 is Monday, with far fewer questions than were to be expected. */
  emptyDays: z.array(z.object({ day: count, queries: count, expected: z.number() })),
  /** Where the week was too large to be counted exactly. */
  approximate: z.object({
    sessions: z.boolean(),
    /** Of a day's questions beyond the first 2,000, only one in so many was grouped, to stand for as many; 1 when all were. */
    groupedOneIn: count,
    /** Rare questions that are in no group; 0 when the groups are exact. */
    ungrouped: count,
    /** By how much the count of a listed group may be too low. */
    groupsShortBy: count,
    /** Some of the unanswered questions may have been recorded since. */
    unanswered: z.boolean(),
  }),
});

export type Figures = z.infer<typeof figuresSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type TopQuestion = z.infer<typeof topQuestionSchema>;
export type Gap = z.infer<typeof gapSchema>;
export type Movement = z.infer<typeof movementSchema>;
export type PastWeek = z.infer<typeof pastWeekSchema>;
