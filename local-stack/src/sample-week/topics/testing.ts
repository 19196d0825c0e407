import type { Topic } from "../topic";

export const testing: readonly Topic[] = [
  {
    id: "testing-approach",
    match: "full",
    score: [82, 94],
    weight: 1.6,
    wordings: [
      "How do you test your code?",
      "What is your approach to testing?",
      "hows your testing",
      "Unit tests, integration tests, end-to-end tests: where do you put the effort?",
      "Which test frameworks have you used?",
    ],
    reasoning: [
      "Strong match: unit, integration and browser tests are described in the last two roles.",
      "Testing is a listed strength, with Jest, xUnit and Playwright named.",
    ],
  },
  {
    id: "tdd",
    match: "full",
    score: [74, 89],
    wordings: [
      "Do you practise test-driven development?",
      "TDD, yes or no?",
      "Do you write the test first?",
      "What do you honestly think of TDD?",
    ],
    reasoning: [
      "Good match: test-driven development is named as the team's habit at the payments start-up.",
      "The CV mentions TDD and workshops given on it.",
    ],
  },
  {
    id: "end-to-end-tests",
    match: "full",
    score: [76, 90],
    wordings: [
      "Have you used Playwright or Cypress?",
      "playwright / cypress / selenium?",
      "How do you keep browser tests from becoming flaky?",
      "Did you automate the browser tests of the checkout?",
    ],
    reasoning: [
      "Good match: Playwright for the checkout, replacing a flaky Selenium suite.",
      "Browser tests are described with a figure: from 45 minutes to 8 minutes a run.",
    ],
  },
  {
    id: "contract-tests",
    match: "partial",
    score: [44, 62],
    weight: 0.6,
    wordings: [
      "Have you done contract testing?",
      "Do you know Pact?",
      "How do you test that two services still understand each other?",
      "And contract tests between services?",
    ],
    reasoning: [
      "Partial match: schema checks between services are mentioned, a contract testing tool is not.",
      "The idea shows in one project; Pact or the like is not named.",
    ],
  },
  {
    id: "load-testing",
    match: "partial",
    score: [52, 70],
    weight: 0.8,
    wordings: [
      "Have you done load testing?",
      "k6, JMeter or Gatling?",
      "How did you check that the ticket shop would survive an on-sale?",
      "performance testing experience?",
    ],
    reasoning: [
      "Partial match: load tests before large on-sales are mentioned, tool and method are not.",
      "The CV names load testing as a team effort rather than the candidate's own work.",
    ],
  },
  {
    id: "code-quality",
    match: "full",
    score: [72, 86],
    wordings: [
      "How do you keep code quality high?",
      "What does clean code mean to you?",
      "Do you use linters and static analysis?",
      "code quality??",
    ],
    reasoning: [
      "Good match: linting, reviews and small changes are described as the team's way of working.",
      "Static analysis in the pipeline and a style guide are both mentioned.",
    ],
  },
  {
    id: "manual-qa",
    match: "none",
    score: [12, 28],
    weight: 0.6,
    wordings: [
      "Have you worked as a tester?",
      "Do you have a QA certificate such as ISTQB?",
      "Would you take on manual QA?",
      "istqb?",
    ],
    reasoning: [
      "No match: all roles are in development; no QA position or certificate is listed.",
      "Testing appears as part of engineering work, never as a role of its own.",
    ],
  },
  {
    id: "debugging",
    match: "partial",
    score: [50, 68],
    wordings: [
      "What was the hardest bug you ever fixed?",
      "How do you go about debugging a production problem?",
      "Tell me a good debugging story.",
      "worst bug ever, go",
    ],
    reasoning: [
      "Partial match: a race condition in seat reservations is mentioned, without the story behind it.",
      "The CV hints at difficult incidents but describes results rather than the search.",
    ],
  },
];
