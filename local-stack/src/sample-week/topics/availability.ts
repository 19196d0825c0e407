import type { Topic } from "../topic";

export const availability: readonly Topic[] = [
  {
    id: "notice-period",
    match: "full",
    score: [86, 97],
    weight: 2.5,
    wordings: [
      "What is your notice period?",
      "When could you start?",
      "notice period?",
      "How soon would you be available for a new role?",
      "when are you avaliable",
      "If we made an offer this week, what would be your earliest start date?",
    ],
    reasoning: [
      "Strong match: the CV states a notice period of two months.",
      "Availability is given: two months after signing.",
    ],
  },
  {
    id: "salary",
    match: "none",
    score: [2, 14],
    weight: 2.2,
    wordings: [
      "What are your salary expectations?",
      "What is your current salary?",
      "salary?",
      "What day rate would you ask for?",
      "Hi, just a quick one, what sort of package would you be looking for?",
    ],
    reasoning: [
      "No match: the CV says nothing about pay.",
      "Salary expectations are not part of the CV; please ask the candidate directly.",
    ],
  },
  {
    id: "location",
    match: "full",
    score: [88, 98],
    weight: 1.8,
    wordings: [
      "Where are you based?",
      "Where do you live?",
      "location?",
      "are you in the uk",
      "Which city are you in, and could you commute to Manchester?",
    ],
    reasoning: [
      "Strong match: the CV gives Leeds as the place of residence.",
      "Location is stated on the first page: Leeds, with occasional travel.",
    ],
  },
  {
    id: "relocation",
    match: "partial",
    score: [40, 58],
    wordings: [
      "Would you relocate?",
      "Are you open to moving to London?",
      "relocation possible?",
      "Could you imagine living in Berlin or Amsterdam for a job?",
    ],
    reasoning: [
      "Partial match: open to occasional travel, moving house is not mentioned.",
      "The CV states the present city but not whether another would do.",
    ],
  },
  {
    id: "remote-work",
    match: "full",
    score: [82, 95],
    weight: 2,
    wordings: [
      "Do you work remotely?",
      "Are you looking for remote, hybrid or office work?",
      "remote?",
      "Our team is in the office three days a week. Would that work for you?",
      "Have you worked in a fully remote team before?",
    ],
    reasoning: [
      "Good match: remote since 2020, hybrid with up to two office days is preferred.",
      "The CV states remote or hybrid as the wish and names two distributed teams.",
    ],
  },
  {
    id: "right-to-work",
    match: "full",
    score: [88, 98],
    weight: 1.2,
    wordings: [
      "Do you need a visa to work in the UK?",
      "Do you have the right to work here?",
      "visa sponsorship needed?",
      "Which passport do you hold?",
    ],
    reasoning: [
      "Strong match: the CV states British citizenship, so no sponsorship is needed.",
      "Right to work in the UK is given on the first page.",
    ],
  },
  {
    id: "contract-or-permanent",
    match: "partial",
    score: [52, 68],
    weight: 1.4,
    wordings: [
      "Are you looking for contract or permanent work?",
      "Would you consider a six-month contract?",
      "contract or perm?",
      "Inside or outside IR35, does that matter to you?",
    ],
    reasoning: [
      "Partial match: all roles so far were permanent; contract work is neither ruled in nor out.",
      "The CV shows permanent jobs only and states no preference.",
    ],
  },
  {
    id: "part-time",
    match: "none",
    score: [6, 20],
    weight: 0.7,
    wordings: [
      "Would you work part-time?",
      "Is a four-day week possible?",
      "Could you do two days a week for us as a side job?",
      "part time?",
    ],
    reasoning: [
      "No match: working hours are not mentioned in the CV.",
      "Part-time work is neither offered nor ruled out.",
    ],
  },
  {
    id: "job-search-status",
    match: "partial",
    score: [50, 66],
    weight: 1.6,
    wordings: [
      "Are you currently looking for a job?",
      "Are you open to new opportunities?",
      "What kind of role are you looking for next?",
      "still on the market?",
    ],
    reasoning: [
      "Partial match: the profile says open to senior and lead roles, how actively is not stated.",
      "A wish for the next role is given in one sentence; the state of the search is not.",
    ],
  },
  {
    id: "security-clearance",
    match: "none",
    score: [4, 16],
    weight: 0.8,
    wordings: [
      "Do you hold a security clearance?",
      "Are you SC cleared?",
      "sc clearance y/n",
      "Would you be eligible for SC or DV clearance?",
    ],
    reasoning: [
      "No match: no clearance is listed.",
      "The CV mentions neither a past nor a present security clearance.",
    ],
  },
];
