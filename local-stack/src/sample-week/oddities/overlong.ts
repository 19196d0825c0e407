import type { Oddity } from "../oddity";

/** A whole job advert, pasted: longer than the 2,000 characters that the edge lets through. */
const jobAdvert = `Hi, does this fit your profile?

Senior Software Engineer (m/f/x), Parcel Lockers

Who we are: we run 4,300 parcel lockers in eleven towns, and since last spring we have been building the software for them ourselves. Twenty-six people work here, nine of them in engineering. We like short meetings, honest estimates and software that is still running on Sunday evening. Our customers are small shops that want their parcels picked up within the hour, and people who are never at home when the van arrives.

What you will do: you will take over the service that decides which locker gets which parcel. At the moment it is a single program with a very large table and a very patient database. You will split it where it hurts, leave it alone where it does not, and write down why. You will talk to the drivers, ride along once a quarter, and find out what the app looks like with cold fingers. You will be on call one week in six, with a day off afterwards, and you will have a say in which alerts exist at all.

What we would like you to bring: five years or more with a typed language on the server, we use TypeScript and some Kotlin. A feeling for relational databases, ours is PostgreSQL. Experience with queues and with what happens when the same message comes twice. You have run something in a public cloud and know roughly what it cost. You explain things patiently, in writing too. It is no problem if you have never seen a parcel locker from the inside; we will show you one.

Nice to have: Kafka, a little embedded C, some knowledge of route planning, a driving licence.

What we offer: a permanent contract, thirty days of leave, a budget for courses that people really use, hardware of your choice, an office beside the canal and no obligation to sit in it. Working hours are up to you between seven and seven. The interview has two rounds: a conversation of an hour, and half a day together with the team on a real problem, which is paid whether we agree afterwards or not.

How it goes on: please answer each point above with a sentence or two, tell us when you could start, and say which of our requirements you do not meet. We read every application ourselves and reply within five working days.`;

export const overlong: readonly Oddity[] = [
  {
    text: jobAdvert,
    match: "partial",
    score: [58, 72],
    reasoning: [
      "Partial match: TypeScript, PostgreSQL, queues and cloud fit well; Kotlin, Kafka and embedded C are missing.",
    ],
  },
  {
    text: `wh${"y".repeat(2_400)}`,
    match: "none",
    score: [0, 4],
    reasoning: ["No match: no question could be recognised."],
  },
  {
    text: `Do you know ${Array.from({ length: 400 }, (_, index) => `tool${index + 1}`).join(", ")}?`,
    match: "none",
    score: [2, 10],
    reasoning: ["No match: none of the many tools in the list is named in the CV."],
  },
];
