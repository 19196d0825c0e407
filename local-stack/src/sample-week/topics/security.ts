import type { Topic } from "../topic";

export const security: readonly Topic[] = [
  {
    id: "application-security",
    match: "full",
    score: [72, 87],
    wordings: [
      "How do you write secure code?",
      "Are you familiar with the OWASP top ten?",
      "application security?",
      "What do you do against SQL injection and cross-site scripting?",
    ],
    reasoning: [
      "Good match: threat modelling and a security champion role at the payments start-up.",
      "Secure coding is described, with fixes after an external test.",
    ],
  },
  {
    id: "gdpr",
    match: "partial",
    score: [50, 68],
    weight: 0.9,
    wordings: [
      "Do you know about GDPR?",
      "How do you handle personal data?",
      "gdpr knowledge",
      "Have you implemented the right to be forgotten?",
    ],
    reasoning: [
      "Partial match: deletion of customer data on request was built; wider privacy work is not described.",
      "GDPR is mentioned for the ticketing platform in one line.",
    ],
  },
  {
    id: "pci-dss",
    match: "partial",
    score: [54, 72],
    weight: 0.6,
    wordings: [
      "Have you worked under PCI DSS?",
      "pci compliance?",
      "Did you store card numbers, and how were they protected?",
      "Have you taken part in a compliance audit?",
    ],
    reasoning: [
      "Partial match: the payments role kept card data out of scope; an audit is mentioned in passing.",
      "PCI DSS is named once, with the provider holding the card data.",
    ],
  },
  {
    id: "penetration-testing",
    match: "none",
    score: [6, 22],
    weight: 0.7,
    wordings: [
      "Do you do penetration testing?",
      "Are you an ethical hacker?",
      "Have you found vulnerabilities in other people's software?",
      "pentesting, oscp?",
    ],
    reasoning: [
      "No match: tests were done by an outside firm, not by the candidate.",
      "Offensive security and its certificates are absent.",
    ],
  },
  {
    id: "secrets-management",
    match: "full",
    score: [70, 84],
    weight: 0.6,
    wordings: [
      "How do you manage secrets and API keys?",
      "Where do your passwords live in production?",
      "AWS Secrets Manager or HashiCorp Vault?",
      "How often were keys rotated in your team?",
    ],
    reasoning: [
      "Good match: secrets in a managed store, rotated by schedule, short-lived roles for pipelines.",
      "The current role describes moving secrets out of configuration files.",
    ],
  },
  {
    id: "dependency-management",
    match: "partial",
    score: [46, 62],
    weight: 0.5,
    wordings: [
      "How do you keep dependencies up to date?",
      "Dependabot or Renovate?",
      "What did you do when the Log4j problem came out?",
      "supply chain security?",
    ],
    reasoning: [
      "Partial match: automated updates are listed, a supply-chain policy is not.",
      "Renovate is named among the tools without further detail.",
    ],
  },
];
