import type { Topic } from "../topic";

export const career: readonly Topic[] = [
  {
    id: "years-of-experience",
    match: "full",
    score: [88, 98],
    weight: 2.6,
    wordings: [
      "How many years of experience do you have?",
      "How long have you been a software engineer?",
      "how much expereince do you have in total",
      "Would you call yourself a senior, and since when?",
    ],
    reasoning: [
      "Strong match: eleven years as a software engineer, senior since 2019.",
      "The dates of the four roles add up to eleven years without a gap.",
    ],
  },
  {
    id: "current-role",
    match: "full",
    score: [86, 97],
    weight: 2,
    wordings: [
      "What do you do in your current role?",
      "Where do you work at the moment?",
      "current job?",
      "What does a typical day look like for you?",
    ],
    reasoning: [
      "Strong match: lead engineer at a ticketing platform since 2022, with tasks and results.",
      "The current role is the longest section of the CV.",
    ],
  },
  {
    id: "proudest-project",
    match: "full",
    score: [74, 89],
    weight: 1.8,
    wordings: [
      "Which project are you most proud of?",
      "What is your biggest achievement?",
      "Tell me about the most interesting thing you have built.",
      "whats the coolest thing on your cv",
      "Can you show me some examples of your work?",
    ],
    reasoning: [
      "Good match: the seat reservation system is named as the highlight, with figures.",
      "Two achievements stand out in the CV: the reservation system and the database migration.",
    ],
  },
  {
    id: "reason-for-leaving",
    match: "none",
    score: [4, 18],
    weight: 1.3,
    wordings: [
      "Why are you leaving your current job?",
      "Why did you leave your last company?",
      "What made you change jobs in 2022?",
      "reason for leaving?",
    ],
    reasoning: [
      "No match: the CV gives dates and tasks but no reasons for a change.",
      "Why roles ended is not stated anywhere in the CV.",
    ],
  },
  {
    id: "fintech",
    match: "full",
    score: [78, 91],
    weight: 1.1,
    wordings: [
      "Do you have fintech experience?",
      "Have you worked for a bank or in financial services?",
      "fintech / banking background?",
      "What did you do at the payments start-up?",
    ],
    reasoning: [
      "Good match: three years at a payments start-up; no bank.",
      "Financial technology is covered by the 2019 to 2022 role, with ledger and settlement work.",
    ],
  },
  {
    id: "healthcare",
    match: "none",
    score: [6, 20],
    weight: 0.9,
    wordings: [
      "Have you worked in healthcare?",
      "Any projects for the NHS or medical devices?",
      "healthcare domain knowledge?",
      "Do you know HL7 or FHIR?",
    ],
    reasoning: [
      "No match: the sectors in the CV are logistics, payments and ticketing.",
      "Healthcare and its standards are not mentioned.",
    ],
  },
  {
    id: "ecommerce",
    match: "full",
    score: [76, 90],
    wordings: [
      "Do you have e-commerce experience?",
      "Have you built online shops?",
      "e-commerce background?",
      "What do you know about checkout and baskets?",
    ],
    reasoning: [
      "Good match: ticket sales with baskets, checkout and refunds in the current role.",
      "Selling online is the business of the present employer, and two agency projects were shops.",
    ],
  },
  {
    id: "startup-or-corporate",
    match: "partial",
    score: [54, 70],
    wordings: [
      "Have you worked in a start-up?",
      "Do you prefer start-ups or big companies?",
      "startup experience?",
      "We are twelve people. Have you ever been employee number thirteen?",
    ],
    reasoning: [
      "Partial match: a start-up of 40 people and a company of 900 are listed, a preference is not.",
      "The CV shows both sizes of company but nothing as small as a dozen people.",
    ],
  },
  {
    id: "strengths-weaknesses",
    match: "partial",
    score: [42, 60],
    weight: 1.4,
    wordings: [
      "What are your strengths and weaknesses?",
      "What are you not good at?",
      "Why should we hire you?",
      "What would your colleagues say about you?",
      "so what are you actually good at",
    ],
    reasoning: [
      "Partial match: strengths can be read from the profile, weaknesses are not mentioned.",
      "The CV supports reliability and mentoring as strengths; the rest would be a guess.",
    ],
  },
  {
    id: "career-gap",
    match: "full",
    score: [70, 84],
    weight: 0.7,
    wordings: [
      "Are there any gaps in your CV?",
      "Why is there a break between two of your jobs?",
      "Have you ever been out of work?",
      "gaps in employment?",
    ],
    reasoning: [
      "Good match: the roles follow each other by month, so there is no gap since 2014.",
      "Dates are given for each role and leave no break longer than a month.",
    ],
  },
  {
    id: "references",
    match: "none",
    score: [8, 24],
    weight: 0.9,
    wordings: [
      "Can you provide references?",
      "Who could we call for a reference?",
      "references available?",
      "Do you have a recommendation letter from a former manager?",
    ],
    reasoning: ["No match: no referees are listed in the CV.", "References are not part of the document."],
  },
  {
    id: "five-year-plan",
    match: "none",
    score: [8, 24],
    weight: 0.8,
    wordings: [
      "Where do you see yourself in five years?",
      "What are your long-term career goals?",
      "five year plan?",
      "Do you want to stay technical or move into management later on?",
    ],
    reasoning: [
      "No match: the CV looks back and names no long-term goal.",
      "Plans beyond the next role are not described.",
    ],
  },
];
