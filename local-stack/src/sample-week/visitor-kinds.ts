import { freeTime, officeHours, type Rhythm } from "./rhythm";
import type { Domain } from "./topics";

export interface VisitorKind {
  readonly name: string;
  /** How many of a hundred visitors are of this kind. */
  readonly share: number;
  /** Fewest and most questions in one session. */
  readonly questions: readonly [number, number];
  readonly rhythm: Rhythm;
  /** How much more than usual a domain interests them; 1 if it is not listed. */
  readonly interests: Partial<Readonly<Record<Domain, number>>>;
  /** Probability that a question is typed in a hurry. */
  readonly haste: number;
}

export const visitorKinds: readonly VisitorKind[] = [
  {
    name: "recruiter",
    share: 34,
    questions: [2, 4],
    rhythm: officeHours,
    interests: {
      availability: 5,
      career: 2,
      education: 1.5,
      personal: 0.6,
      security: 0.4,
      testing: 0.5,
      interfaces: 0.5,
    },
    haste: 0.18,
  },
  {
    name: "hiring manager",
    share: 24,
    questions: [3, 5],
    rhythm: officeHours,
    interests: { leadership: 3, architecture: 2, career: 1.8, availability: 1.4, testing: 1.3, education: 0.6 },
    haste: 0.08,
  },
  {
    name: "fellow engineer",
    share: 22,
    questions: [2, 5],
    rhythm: freeTime,
    interests: {
      cloud: 2,
      languages: 2,
      architecture: 1.8,
      databases: 1.5,
      dataAndAi: 1.5,
      availability: 0.1,
      career: 0.4,
    },
    haste: 0.22,
  },
  {
    name: "student",
    share: 10,
    questions: [1, 4],
    rhythm: freeTime,
    interests: {
      education: 5,
      personal: 2.5,
      languages: 2,
      career: 1.2,
      availability: 0.1,
      leadership: 0.3,
      security: 0.5,
    },
    haste: 0.28,
  },
  {
    name: "curious passer-by",
    share: 10,
    questions: [1, 2],
    rhythm: freeTime,
    interests: { personal: 8, career: 1.5, dataAndAi: 1.5, availability: 0.2, databases: 0.4, interfaces: 0.3 },
    haste: 0.25,
  },
];
