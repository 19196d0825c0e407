import type { Topic } from "../topic";

export const interfaces: readonly Topic[] = [
  {
    id: "rest-apis",
    match: "full",
    score: [86, 96],
    weight: 1.6,
    wordings: [
      "Have you designed REST APIs?",
      "What makes a good REST API in your view?",
      "rest api design",
      "How do you version a public API that many clients use?",
    ],
    reasoning: [
      "Strong match: public and partner APIs at two companies, documented with OpenAPI and versioned.",
      "API design is named as a strength, with a partner API used by more than forty resellers.",
    ],
  },
  {
    id: "graphql",
    match: "partial",
    score: [46, 62],
    wordings: [
      "Do you know GraphQL?",
      "GraphQL or REST, what did you use?",
      "and graphql?",
      "Have you run a GraphQL gateway in production?",
    ],
    reasoning: [
      "Partial match: a GraphQL endpoint for the admin tool is mentioned, a public one is not.",
      "GraphQL is listed as familiar; the main interfaces are REST.",
    ],
  },
  {
    id: "grpc",
    match: "none",
    score: [6, 22],
    weight: 0.7,
    wordings: [
      "Any gRPC experience?",
      "Have you used protocol buffers?",
      "grpc / protobuf?",
      "Did your services ever talk to each other over gRPC?",
    ],
    reasoning: [
      "No match: gRPC and protocol buffers do not appear in the CV.",
      "Services are described as speaking REST or through queues, not gRPC.",
    ],
  },
  {
    id: "authentication",
    match: "full",
    score: [78, 91],
    wordings: [
      "Have you implemented OAuth or OpenID Connect?",
      "How do you handle login and permissions?",
      "oauth2, jwt, sso?",
      "Did you build single sign-on for business customers?",
    ],
    reasoning: [
      "Good match: OpenID Connect sign-in and role-based permissions for the partner portal.",
      "OAuth 2 flows are described in two roles, including single sign-on for resellers.",
    ],
  },
  {
    id: "payments",
    match: "full",
    score: [82, 94],
    wordings: [
      "Have you integrated payment providers?",
      "Any experience with Stripe or Adyen?",
      "ever touched payments code",
      "How did you handle refunds and failed card payments?",
    ],
    reasoning: [
      "Strong match: three years at a payments start-up, card and open-banking payments, refunds and reconciliation.",
      "Integrations with two payment providers are named, including retries and idempotent requests.",
    ],
  },
  {
    id: "third-party-integration",
    match: "full",
    score: [74, 88],
    wordings: [
      "Have you integrated third-party systems?",
      "How do you deal with an unreliable partner API?",
      "webhooks and integrations?",
      "What was the worst external system you had to connect to?",
    ],
    reasoning: [
      "Good match: courier systems, payment providers and venue software were integrated over ten years.",
      "The CV describes webhooks with signatures and retries toward partners.",
    ],
  },
  {
    id: "websockets",
    match: "partial",
    score: [44, 62],
    weight: 0.7,
    wordings: [
      "Have you built real-time features with WebSockets?",
      "websockets / server-sent events?",
      "How did the seat map update live for all users?",
      "Any experience with live updates in the browser?",
    ],
    reasoning: [
      "Partial match: live seat availability is described, the protocol behind it is not.",
      "Real-time updates appear in one feature; there is no wider streaming experience.",
    ],
  },
  {
    id: "edi-soap",
    match: "partial",
    score: [42, 58],
    weight: 0.5,
    wordings: [
      "Do you know SOAP or EDI interfaces?",
      "Have you worked with XML web services?",
      "soap, is anyone still using that?",
      "We exchange EDI files with warehouses. Have you seen that before?",
    ],
    reasoning: [
      "Partial match: SOAP services were consumed at the logistics company; EDI is only touched on.",
      "XML interfaces with couriers are listed, but nothing after 2019.",
    ],
  },
];
