import type { Topic } from "../topic";

export const frontend: readonly Topic[] = [
  {
    id: "react",
    match: "full",
    score: [86, 96],
    weight: 2.5,
    wordings: [
      "Do you know React?",
      "How many years of React do you have?",
      "react experience?",
      "What is the most complex thing you have built in React?",
      "Are you comfortable with React hooks and server components?",
      "We build our customer portal in React with Redux Toolkit. How close is that to what you have done so far?",
    ],
    reasoning: [
      "Strong match: React since 2019, including the seat map of the ticketing platform.",
      "Six years of React over two roles, with a shared component library.",
    ],
  },
  {
    id: "angular",
    match: "partial",
    score: [48, 64],
    wordings: [
      "Have you worked with Angular?",
      "angular?",
      "Our admin portal is written in Angular 17, could you help with that?",
      "And Angular?",
    ],
    reasoning: [
      "Partial match: AngularJS and Angular 4 at the logistics company, nothing since 2019.",
      "Angular is listed, but with an early version only.",
    ],
  },
  {
    id: "vue",
    match: "none",
    score: [8, 24],
    wordings: [
      "Do you have experience with Vue?",
      "vue.js / nuxt?",
      "Could you pick up Vue quickly, or have you used it before?",
      "What about Vue?",
    ],
    reasoning: [
      "No match: Vue is not listed; React is the nearest framework.",
      "The CV shows React and some Angular but no Vue or Nuxt.",
    ],
  },
  {
    id: "nextjs",
    match: "partial",
    score: [50, 68],
    wordings: [
      "Have you used Next.js?",
      "nextjs and server-side rendering?",
      "Did you ever build a site with Next.js that had to rank well in search engines?",
      "Do you prefer Next.js or a plain single-page app?",
    ],
    reasoning: [
      "Partial match: Next.js was used for the marketing pages, the main application is a single-page app.",
      "Server-side rendering is mentioned once; the version and depth are not given.",
    ],
  },
  {
    id: "css",
    match: "full",
    score: [72, 88],
    wordings: [
      "How good are you at CSS?",
      "Tailwind or plain CSS?",
      "Can you turn a Figma design into a responsive page?",
      "css, sass, tailwind??",
    ],
    reasoning: [
      "Good match: responsive layouts from Figma designs, Sass and Tailwind are all listed.",
      "CSS is among the skills since the agency years, with Tailwind in the current role.",
    ],
  },
  {
    id: "accessibility",
    match: "partial",
    score: [54, 72],
    wordings: [
      "Do you know about web accessibility?",
      "Have you worked to WCAG AA?",
      "a11y?",
      "How do you make sure that a checkout works with a screen reader?",
    ],
    reasoning: [
      "Partial match: keyboard and screen-reader fixes on the checkout are mentioned, a full WCAG audit is not.",
      "Accessibility appears as one project; there is no formal qualification.",
    ],
  },
  {
    id: "react-native",
    match: "none",
    score: [5, 22],
    weight: 1.3,
    wordings: [
      "Have you built mobile apps?",
      "Any React Native or Flutter?",
      "Do you have an app in the App Store?",
      "mobile app development, ios or android?",
    ],
    reasoning: [
      "No match: the CV is about web and back end; no mobile application is listed.",
      "Neither React Native nor a native iOS or Android app appears.",
    ],
  },
  {
    id: "web-performance",
    match: "full",
    score: [72, 87],
    wordings: [
      "How do you make a web page load faster?",
      "Have you improved Core Web Vitals?",
      "page speed / lighthouse scores?",
      "What did you do to make the ticket shop feel fast on a phone?",
    ],
    reasoning: [
      "Good match: loading time of the ticket shop was cut from 4.2 to 1.6 seconds on a mid-range phone.",
      "Performance budgets and image work are described in the current role.",
    ],
  },
  {
    id: "fullstack-balance",
    match: "full",
    score: [76, 90],
    weight: 1.6,
    wordings: [
      "Are you a frontend or a backend developer?",
      "Full stack, or mostly backend?",
      "How would you split your time between frontend and backend?",
      "frontend or backend",
    ],
    reasoning: [
      "Good match: full stack with the weight on the back end, about two thirds by the role descriptions.",
      "Both sides appear in every role since 2016; the titles lean to the back end.",
    ],
  },
];
