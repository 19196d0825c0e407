import type { Topic } from "../topic";

export const languages: readonly Topic[] = [
  {
    id: "typescript",
    match: "full",
    score: [90, 98],
    weight: 3,
    wordings: [
      "How much TypeScript have you written?",
      "Do you know TypeScript?",
      "typescript experience",
      "Would you call yourself a TypeScript expert, strict mode and generics and all that?",
      "We are a TypeScript shop, is that something you have done every day?",
    ],
    reasoning: [
      "Strong match: TypeScript in the last two roles, six years in total, front and back end.",
      "The CV lists TypeScript as the main language since 2019, with Node.js services and React front ends.",
    ],
  },
  {
    id: "csharp",
    match: "full",
    score: [84, 95],
    weight: 1.6,
    wordings: [
      "Do you have C# and .NET experience?",
      "how many years of c#",
      "Have you worked with .NET Core, or only the old .NET Framework?",
      "is c# something you would still want to work in",
    ],
    reasoning: [
      "Good match: five years of C# at the agency and the logistics company, .NET Framework and later .NET Core.",
      "C# and .NET are named in two roles, including moving a service from .NET Framework to .NET Core.",
    ],
  },
  {
    id: "python",
    match: "partial",
    score: [52, 70],
    weight: 2,
    wordings: [
      "Can you code in Python?",
      "Do you know Python",
      "How strong is your Python? Our services are mostly FastAPI.",
      "What about Python?",
      "pyhton skills?",
    ],
    reasoning: [
      "Partial match: Python is listed for scripts and data clean-up, but no production service is named.",
      "The CV mentions Python tooling at the payments start-up; frameworks such as FastAPI or Django do not appear.",
    ],
  },
  {
    id: "java",
    match: "partial",
    score: [40, 56],
    weight: 1.5,
    wordings: [
      "Do you have any Java experience?",
      "Java and Spring Boot?",
      "Has the candidate worked with Java in a commercial setting?",
      "java developer?",
    ],
    reasoning: [
      "Partial match: Java was used at university and in one integration project, without Spring.",
      "Some Java appears in the degree and a 2017 integration, but it was never the main language.",
    ],
  },
  {
    id: "go",
    match: "partial",
    score: [34, 50],
    wordings: [
      "Do you write Go?",
      "Any Golang in production?",
      "How comfortable would you be on a team that writes everything in Go?",
      "and golang?",
    ],
    reasoning: [
      "Partial match: one open-source command-line tool in Go is listed, no commercial work.",
      "Go appears only as a side project, so day-to-day production experience is missing.",
    ],
  },
  {
    id: "rust",
    match: "none",
    score: [3, 16],
    weight: 1.4,
    wordings: [
      "Do you know Rust?",
      "Have you ever shipped anything written in Rust?",
      "rust experience?",
      "Is Rust on your list of languages, even as a hobby?",
    ],
    reasoning: [
      "No match: Rust does not appear in the CV, neither at work nor in side projects.",
      "The CV names no Rust project; the closest is a small tool in Go.",
    ],
  },
  {
    id: "kotlin",
    match: "none",
    score: [4, 18],
    wordings: [
      "Have you used Kotlin?",
      "Any Kotlin, on the server or on Android?",
      "kotlin??",
      "Would Kotlin be new to you?",
    ],
    reasoning: [
      "No match: Kotlin is not mentioned; some Java is the nearest thing.",
      "Nothing in the CV refers to Kotlin or to the Android platform.",
    ],
  },
  {
    id: "php",
    match: "none",
    score: [6, 22],
    wordings: [
      "Do you do PHP?",
      "We have an old Laravel code base. Could you maintain PHP?",
      "php / laravel / symfony",
      "Ever built a site with WordPress and PHP?",
    ],
    reasoning: [
      "No match: PHP and its frameworks are absent from the CV.",
      "The agency role was on .NET; no PHP, Laravel or WordPress work is described.",
    ],
  },
  {
    id: "javascript",
    match: "full",
    score: [88, 97],
    weight: 1.5,
    wordings: [
      "How good is your JavaScript?",
      "Do you know plain JavaScript without a framework?",
      "javascript?",
      "How long have you been writing JavaScript for the browser?",
    ],
    reasoning: [
      "Strong match: JavaScript throughout the career, from jQuery pages at the agency to modern modules.",
      "JavaScript is listed first among the skills and used in all four roles.",
    ],
  },
  {
    id: "favourite-language",
    match: "partial",
    score: [48, 66],
    wordings: [
      "What is your favourite programming language?",
      "Which programming languages do you know best?",
      "If you could pick any language for a new project, which one would it be?",
      "list all your programming languages please",
      "So which language are you strongest in?",
    ],
    reasoning: [
      "Partial match: the CV ranks TypeScript and C# highest but states no personal preference.",
      "Languages are listed with years of use; which one is the favourite has to be guessed.",
    ],
  },
];
