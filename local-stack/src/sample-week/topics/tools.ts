import type { Topic } from "../topic";

export const tools: readonly Topic[] = [
  {
    id: "nodejs",
    match: "full",
    score: [86, 96],
    weight: 1.5,
    wordings: [
      "How much Node.js have you done?",
      "Do you know Node?",
      "nodejs backend experience?",
      "Express, Fastify or NestJS, which Node framework did you use?",
    ],
    reasoning: [
      "Strong match: Node.js services since 2019, with Fastify in the current role.",
      "Node.js is named in two roles and is the base of the order services.",
    ],
  },
  {
    id: "linux",
    match: "full",
    score: [70, 85],
    weight: 0.8,
    wordings: [
      "Are you comfortable with Linux?",
      "Do you know your way around the command line?",
      "linux, bash?",
      "Could you administer a few Linux servers as well?",
    ],
    reasoning: [
      "Good match: Linux as development and server system since 2016, shell scripts included.",
      "Command-line work and server upkeep are listed in the logistics role.",
    ],
  },
  {
    id: "git",
    match: "full",
    score: [80, 93],
    weight: 0.7,
    wordings: [
      "Do you use Git?",
      "Which branching strategy do you prefer?",
      "git flow or trunk-based development?",
      "Have you worked in a monorepo?",
    ],
    reasoning: [
      "Strong match: Git throughout, trunk-based development with short branches in the current role.",
      "Version control and a move to a monorepo are described.",
    ],
  },
  {
    id: "networking",
    match: "partial",
    score: [42, 58],
    weight: 0.6,
    wordings: [
      "How much do you know about networking?",
      "Can you set up a VPC with private subnets?",
      "dns, tcp, load balancers?",
      "Have you ever debugged a network problem down to the packets?",
    ],
    reasoning: [
      "Partial match: VPCs and load balancers are part of the Terraform work; deeper networking is not shown.",
      "Networking appears beside cloud work, never as a topic of its own.",
    ],
  },
  {
    id: "embedded",
    match: "none",
    score: [2, 14],
    weight: 0.6,
    wordings: [
      "Do you have embedded or IoT experience?",
      "Have you programmed microcontrollers?",
      "embedded c?",
      "Did you ever work close to hardware, say firmware or sensors?",
    ],
    reasoning: [
      "No match: no embedded or hardware project is listed.",
      "The CV is about web systems; firmware and IoT are absent.",
    ],
  },
  {
    id: "salesforce-sap",
    match: "none",
    score: [3, 16],
    weight: 0.7,
    wordings: [
      "Do you have Salesforce experience?",
      "Have you worked with SAP?",
      "sap abap?",
      "Can you customise a CRM such as Salesforce or Dynamics?",
    ],
    reasoning: [
      "No match: neither Salesforce nor SAP is mentioned.",
      "Business suites do not appear, apart from one courier integration.",
    ],
  },
  {
    id: "blockchain",
    match: "none",
    score: [1, 12],
    weight: 0.5,
    wordings: [
      "Do you know blockchain development?",
      "Have you written smart contracts?",
      "web3 / solidity?",
      "Any interest in crypto projects?",
    ],
    reasoning: ["No match: blockchain work is not in the CV.", "Smart contracts and crypto projects do not appear."],
  },
];
