import type { Oddity } from "../oddity";

export const otherLanguages: readonly Oddity[] = [
  {
    text: "Hast du Erfahrung mit Kubernetes, und würdest du nach München ziehen?",
    match: "partial",
    score: [38, 54],
    reasoning: ["Partial match: Kubernetes is listed as familiar; moving house is not mentioned."],
  },
  {
    text: "Quelles bases de données avez-vous déjà utilisées en production ?",
    match: "full",
    score: [80, 92],
    reasoning: ["Excellent match: PostgreSQL, SQL Server and DynamoDB in production."],
  },
  {
    text: "¿Hablas español? ¿Podrías trabajar con un equipo en Madrid?",
    match: "partial",
    score: [52, 66],
    reasoning: ["Partial match: conversational Spanish is listed, work in Spain is not mentioned."],
  },
  {
    text: "Czy masz doświadczenie z Reactem i TypeScriptem?",
    match: "full",
    score: [84, 94],
    reasoning: ["Strong match: React and TypeScript since 2019."],
  },
  {
    text: "AWSの経験は何年ありますか？",
    match: "full",
    score: [84, 94],
    reasoning: ["Excellent match: six years of AWS over the last two roles."],
  },
  {
    text: "هل لديك خبرة في Docker و Terraform؟",
    match: "full",
    score: [76, 90],
    reasoning: ["Good match: Docker since 2017 and Terraform in the current role."],
  },
];
