import type { Topic } from "../topic";

export const architecture: readonly Topic[] = [
  {
    id: "microservices",
    match: "full",
    score: [80, 93],
    weight: 1.6,
    wordings: [
      "Do you have experience with microservices?",
      "How would you split a monolith into services?",
      "microservices or monolith?",
      "When did you decide against microservices?",
    ],
    reasoning: [
      "Strong match: the order monolith was split into five services over two years, in steps.",
      "Service boundaries and the reasons for them are described in the current role.",
    ],
  },
  {
    id: "event-driven",
    match: "full",
    score: [82, 94],
    weight: 1.2,
    wordings: [
      "Have you built event-driven systems?",
      "Which message queues have you used?",
      "SQS, RabbitMQ, anything like that?",
      "How do you make sure that a message is not processed twice?",
    ],
    reasoning: [
      "Strong match: SQS and SNS in the last two roles, RabbitMQ before, with idempotent consumers.",
      "Event-driven order processing is the centre of the current role.",
    ],
  },
  {
    id: "kafka",
    match: "none",
    score: [8, 24],
    weight: 1.2,
    wordings: [
      "Do you know Kafka?",
      "Have you used Apache Kafka in production?",
      "kafka experience?",
      "We stream everything through Kafka. How much of that have you done?",
      "Any streaming platforms, Kafka or Kinesis?",
    ],
    reasoning: [
      "No match: Kafka is not in the CV; queues are SQS and RabbitMQ.",
      "Stream processing with Kafka or a similar log is missing from the CV.",
    ],
  },
  {
    id: "system-design",
    match: "full",
    score: [78, 91],
    weight: 1.3,
    wordings: [
      "Can you describe a system you designed from scratch?",
      "How do you approach system design?",
      "architecture experience",
      "What is the largest architecture you were responsible for?",
      "Walk me through the architecture of your latest project.",
    ],
    reasoning: [
      "Good match: the seat reservation system was designed and led by the candidate, from first sketch to launch.",
      "The CV describes design documents and trade-offs for two larger systems.",
    ],
  },
  {
    id: "scaling",
    match: "full",
    score: [80, 93],
    wordings: [
      "Have you built anything that had to handle a lot of traffic?",
      "How many requests per second did your systems handle?",
      "ever dealt with real scale, thousands of users at once?",
      "What happens in your system when a big concert goes on sale?",
    ],
    reasoning: [
      "Strong match: on-sale peaks of 9,000 requests a second, with a waiting room in front.",
      "The CV gives load figures for ticket sales and says how the peaks were absorbed.",
    ],
  },
  {
    id: "domain-driven-design",
    match: "partial",
    score: [52, 70],
    weight: 0.8,
    wordings: [
      "Do you practise domain-driven design?",
      "DDD, CQRS, event sourcing?",
      "Have you used event sourcing for real?",
      "How do you find bounded contexts with the business people?",
    ],
    reasoning: [
      "Partial match: bounded contexts and event storming are mentioned, event sourcing is not.",
      "Domain-driven design shows in the vocabulary of one role, without a worked example.",
    ],
  },
  {
    id: "legacy-code",
    match: "full",
    score: [78, 92],
    wordings: [
      "Have you worked with legacy code?",
      "How do you modernise an old system that nobody understands any more?",
      "any stomach for legacy systems",
      "Would you mind working on a fifteen-year-old code base?",
    ],
    reasoning: [
      "Good match: a twelve-year-old dispatch system was replaced piece by piece while in use.",
      "Modernising legacy .NET applications is described in the logistics role.",
    ],
  },
  {
    id: "technical-debt",
    match: "partial",
    score: [54, 70],
    weight: 0.8,
    wordings: [
      "How do you deal with technical debt?",
      "Tech debt: ignore it, schedule it, or fix as you go?",
      "How did you convince management to pay for refactoring?",
      "thoughts on tech debt",
    ],
    reasoning: [
      "Partial match: refactoring projects are listed, how they were argued for is not.",
      "The CV shows clean-up work but says little about how it was planned.",
    ],
  },
];
