import type { Topic } from "../topic";

export const education: readonly Topic[] = [
  {
    id: "degree",
    match: "full",
    score: [84, 96],
    weight: 1.8,
    wordings: [
      "What did you study?",
      "Do you have a degree?",
      "Which university did you go to?",
      "degree in computer science?",
      "What is your highest qualification and what grade did you get?",
    ],
    reasoning: [
      "Strong match: BSc in Computer Science, upper second class, 2014.",
      "The education section lists a Computer Science degree with year and grade.",
    ],
  },
  {
    id: "postgraduate",
    match: "none",
    score: [8, 22],
    weight: 0.8,
    wordings: [
      "Do you have a master's degree?",
      "Have you got a PhD?",
      "msc or phd?",
      "Did you ever think of going back to university for a master's?",
    ],
    reasoning: ["No match: education ends with the bachelor's degree.", "No postgraduate study is listed."],
  },
  {
    id: "certifications",
    match: "full",
    score: [80, 93],
    weight: 1.5,
    wordings: [
      "Do you have any certifications?",
      "Which AWS certificates do you hold?",
      "any certs",
      "Are you a certified solutions architect?",
    ],
    reasoning: [
      "Good match: AWS Solutions Architect Associate, renewed in 2024.",
      "The certificate section names one current AWS certificate and an older one from Microsoft.",
    ],
  },
  {
    id: "spoken-languages",
    match: "partial",
    score: [56, 72],
    wordings: [
      "Which languages do you speak?",
      "Do you speak German?",
      "Is English your first language?",
      "Any foreign languages besides English?",
    ],
    reasoning: [
      "Partial match: English as first language and conversational Spanish; other languages are not listed.",
      "The CV names English and Spanish, without a level or certificate for Spanish.",
    ],
  },
  {
    id: "learning",
    match: "partial",
    score: [50, 68],
    wordings: [
      "How do you keep up to date?",
      "What are you learning right now?",
      "What was the last technical book you read?",
      "Do you take courses in your own time?",
    ],
    reasoning: [
      "Partial match: side projects and one course are listed; current learning is not.",
      "Conference visits hint at an answer, but books and courses are hardly mentioned.",
    ],
  },
  {
    id: "dissertation",
    match: "partial",
    score: [42, 60],
    weight: 0.5,
    wordings: [
      "What was your final year project about?",
      "What was the topic of your dissertation?",
      "Did you write a thesis?",
      "dissertation topic?",
    ],
    reasoning: [
      "Partial match: the title, on route planning, is given without a summary.",
      "The dissertation is named in one line of the education section.",
    ],
  },
  {
    id: "career-start-advice",
    match: "none",
    score: [5, 20],
    weight: 0.8,
    wordings: [
      "How did you learn to code in the first place?",
      "I am a first-year student, what should I learn to get a job like yours?",
      "Would you recommend a bootcamp or a degree?",
      "any advice for someone starting out?",
    ],
    reasoning: [
      "No match: the CV lists facts about the candidate and gives no career advice.",
      "How the candidate began to program is not described.",
    ],
  },
];
