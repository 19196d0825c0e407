import type { Oddity } from "../oddity";

/** Numbers and addresses from the ranges set aside for examples: example.com, Ofcom's drama numbers, test cards. */
export const contactDetails: readonly Oddity[] = [
  {
    text: "Could you send your CV to hannah.reid+jobs@talent.example.com please? Thanks, Hannah",
    match: "partial",
    score: [44, 60],
    reasoning: ["Partial match: a PDF is linked on the site; the chatbot cannot send mail."],
  },
  {
    text: "Are you free for a call this week? My mobile is 07700 900461, or +44 7700 900461 from abroad.",
    match: "partial",
    score: [40, 56],
    reasoning: ["Partial match: the contact form is named in the CV; the chatbot cannot call back."],
  },
  {
    text: "my email is dev.priya@example.org and i have the same problem at work, can you help me with terraform state?",
    match: "partial",
    score: [36, 52],
    reasoning: ["Partial match: Terraform is in the CV, support for visitors' own systems is not offered."],
  },
  {
    text: "Do you take freelance work? I can pay at once by card, 4111 1111 1111 1111, exp 12/29.",
    match: "none",
    score: [6, 18],
    reasoning: ["No match: freelance work is not mentioned, and payments cannot be taken here."],
  },
  {
    text: "Please ring our office on (020) 7946 0018 ext. 22 and ask for Mr Okafor, ref. 2025-1107-33.",
    match: "none",
    score: [4, 14],
    reasoning: ["No match: this is a message to the candidate and not a question about the CV."],
  },
];
