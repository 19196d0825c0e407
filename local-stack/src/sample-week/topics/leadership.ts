import type { Topic } from "../topic";

export const leadership: readonly Topic[] = [
  {
    id: "team-lead",
    match: "full",
    score: [82, 94],
    weight: 2,
    wordings: [
      "Have you led a team?",
      "What leadership experience do you have?",
      "How big was the team you were leading?",
      "I am looking for somebody who can lead five engineers and still write code most of the week. Have you done that?",
      "Do you have experience as a tech lead?",
      "team lead?",
    ],
    reasoning: [
      "Strong match: lead engineer of a team of six since 2022.",
      "The current role is a technical lead position with six engineers, hands-on for most of the time.",
    ],
  },
  {
    id: "mentoring",
    match: "full",
    score: [78, 92],
    wordings: [
      "Do you mentor junior developers?",
      "How do you help juniors grow?",
      "do you like teaching people",
      "Has anybody you coached been promoted?",
    ],
    reasoning: [
      "Good match: three junior engineers were mentored, two of them promoted since.",
      "Mentoring is listed in the last two roles, with a weekly pairing hour.",
    ],
  },
  {
    id: "hiring-experience",
    match: "partial",
    score: [54, 70],
    weight: 0.8,
    wordings: [
      "Have you interviewed candidates yourself?",
      "Were you involved in hiring?",
      "Could you help us to build up a hiring process?",
      "did you do recruiting for your team",
    ],
    reasoning: [
      "Partial match: technical interviews were held, owning the hiring process is not described.",
      "The CV mentions taking part in interviews; decisions and numbers are missing.",
    ],
  },
  {
    id: "people-management",
    match: "partial",
    score: [38, 54],
    wordings: [
      "Do you have line management experience?",
      "Have you done performance reviews or had direct reports?",
      "people manager or individual contributor?",
      "Would you like to become an engineering manager?",
    ],
    reasoning: [
      "Partial match: technical leadership is clear, formal line management is not.",
      "The lead role has no direct reports according to the CV.",
    ],
  },
  {
    id: "head-of-engineering",
    match: "none",
    score: [10, 26],
    weight: 0.7,
    wordings: [
      "Have you managed several teams or other managers?",
      "Were you ever responsible for a department budget?",
      "Do you have director-level experience?",
      "cto experience?",
    ],
    reasoning: [
      "No match: no role above team lead and no budget responsibility is listed.",
      "Managing managers or a department does not appear in the CV.",
    ],
  },
  {
    id: "agile",
    match: "full",
    score: [76, 90],
    weight: 1.3,
    wordings: [
      "Do you work in an agile way?",
      "Scrum or Kanban?",
      "What do you think about agile and scrum?",
      "Have you been a scrum master?",
    ],
    reasoning: [
      "Good match: Scrum in two roles and Kanban in the current one; acted as scrum master for a year.",
      "Agile methods are listed with a short account of what was kept and what was dropped.",
    ],
  },
  {
    id: "stakeholders",
    match: "full",
    score: [70, 85],
    wordings: [
      "How do you explain technical things to non-technical people?",
      "Do you have experience with stakeholders?",
      "Have you worked directly with customers?",
      "stakeholder management?",
    ],
    reasoning: [
      "Good match: regular planning with venues and resellers, and demos for the sales team.",
      "Work with non-technical partners is described in the logistics and ticketing roles.",
    ],
  },
  {
    id: "code-review",
    match: "full",
    score: [74, 88],
    wordings: [
      "How do you do code reviews?",
      "What do you look for in a pull request?",
      "code review?",
      "How do you give feedback on somebody else's code?",
    ],
    reasoning: [
      "Good match: review guidelines were written by the candidate and adopted by three teams.",
      "Code review is described in the current role, with small changes and quick answers as the aim.",
    ],
  },
  {
    id: "conflict",
    match: "none",
    score: [12, 28],
    weight: 0.9,
    wordings: [
      "Tell me about a conflict with a colleague and how you solved it.",
      "How do you handle disagreement in a team?",
      "What do you do if you disagree with your manager?",
      "conflict resolution?",
    ],
    reasoning: [
      "No match: the CV gives no example of a conflict or how it was settled.",
      "Teamwork is mentioned in general; disagreements are not described.",
    ],
  },
  {
    id: "on-call",
    match: "full",
    score: [72, 87],
    wordings: [
      "Have you been on call?",
      "How did you handle a production incident at night?",
      "on-call and incident management experience?",
      "Who wrote the post-mortems after outages?",
    ],
    reasoning: [
      "Good match: a weekly on-call rota since 2020, with incident reviews led by the candidate.",
      "Incident work is described, including a drop in alerts at night from 30 to 4 a month.",
    ],
  },
];
