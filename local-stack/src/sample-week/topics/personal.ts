import type { Topic } from "../topic";

export const personal: readonly Topic[] = [
  {
    id: "open-source",
    match: "full",
    score: [70, 86],
    weight: 1.1,
    wordings: [
      "Do you contribute to open source?",
      "Which open-source projects have you worked on?",
      "Where can I find your GitHub?",
      "open source?",
    ],
    reasoning: [
      "Good match: a command-line tool with some 600 stars and patches to two libraries are listed.",
      "The CV links to a GitHub profile and names three contributions.",
    ],
  },
  {
    id: "hobbies",
    match: "partial",
    score: [56, 74],
    weight: 1.2,
    wordings: [
      "What are your hobbies?",
      "What do you do when you are not programming?",
      "hobbies and interests?",
      "Do you play any sports?",
    ],
    reasoning: [
      "Partial match: hill walking and board games are listed, nothing more is said about them.",
      "Interests take up one line at the end of the CV.",
    ],
  },
  {
    id: "how-this-chatbot-works",
    match: "full",
    score: [74, 90],
    weight: 1.5,
    wordings: [
      "How does this chatbot work?",
      "Did you build this chatbot yourself?",
      "Which model is behind this bot?",
      "What tech stack does this site use?",
      "nice bot, how is it made?",
    ],
    reasoning: [
      "Good match: the projects section describes this site, a language model over the CV behind an edge function.",
      "The chatbot is listed as a side project with its stack.",
    ],
  },
  {
    id: "contact",
    match: "full",
    score: [84, 96],
    weight: 1.3,
    wordings: [
      "How can I contact you?",
      "What is the best way to get in touch?",
      "contact details?",
      "Can I book a call with you next week?",
    ],
    reasoning: [
      "Strong match: the contact form and a LinkedIn profile are given at the top of the CV.",
      "Contact details are stated; booking a call works through the form.",
    ],
  },
  {
    id: "download-cv",
    match: "partial",
    score: [48, 64],
    weight: 1.1,
    wordings: [
      "Can I download your CV as a PDF?",
      "Please send me your resume.",
      "cv pdf?",
      "Is there a Word version of this CV for our system?",
    ],
    reasoning: [
      "Partial match: a PDF is linked on the site, a Word version is not.",
      "The document exists as a PDF; the chatbot itself cannot send files.",
    ],
  },
  {
    id: "public-speaking",
    match: "partial",
    score: [48, 66],
    weight: 0.7,
    wordings: [
      "Have you given talks at conferences?",
      "Do you write a blog?",
      "any talks or articles i could have a look at",
      "Would you be happy to speak on stage for our company?",
    ],
    reasoning: [
      "Partial match: one meetup talk is listed, no blog and no conference.",
      "Speaking appears once, in 2023; writing does not.",
    ],
  },
  {
    id: "age-and-family",
    match: "none",
    score: [0, 8],
    weight: 0.7,
    wordings: ["How old are you?", "Are you married and do you have children?", "age?", "When were you born?"],
    reasoning: [
      "No match: the CV holds no details of private life.",
      "Age and family are not stated, and they have no bearing on the role.",
    ],
  },
  {
    id: "small-talk",
    match: "none",
    score: [0, 10],
    weight: 1.2,
    wordings: [
      "Hello, how are you today?",
      "Are you a real person?",
      "tell me a joke",
      "What is the meaning of life?",
      "hi",
    ],
    reasoning: [
      "No match: this is small talk and not a question about the CV.",
      "The question has no relation to the candidate's experience.",
    ],
  },
];
