import type { Topic } from "../topic";

export const dataAndAi: readonly Topic[] = [
  {
    id: "llm-applications",
    match: "full",
    score: [72, 88],
    weight: 1.6,
    wordings: [
      "Have you built anything with large language models?",
      "What is your experience with LLMs?",
      "llm / gpt / claude experience?",
      "Have you put a language model into production, with evaluation and all?",
      "And generative AI?",
    ],
    reasoning: [
      "Good match: this chatbot is the candidate's own work, and a support assistant runs at the ticketing platform.",
      "Two applications of language models are described, one of them in production.",
    ],
  },
  {
    id: "machine-learning",
    match: "partial",
    score: [34, 50],
    weight: 1.3,
    wordings: [
      "Do you know machine learning?",
      "Have you trained your own models?",
      "machine learning, pytorch, tensorflow?",
      "Would you take on machine learning engineering?",
    ],
    reasoning: [
      "Partial match: models are used through interfaces; training them appears in one university module only.",
      "The CV shows applied work with finished models rather than machine learning itself.",
    ],
  },
  {
    id: "ai-coding-tools",
    match: "partial",
    score: [52, 70],
    weight: 1.3,
    wordings: [
      "Do you use AI tools when you code?",
      "Copilot or Cursor?",
      "How has AI changed the way you work?",
      "What is your opinion on letting AI write code?",
    ],
    reasoning: [
      "Partial match: coding assistants are listed among the tools, how they are used is not.",
      "The CV mentions AI assistants in one word; an opinion cannot be read from it.",
    ],
  },
  {
    id: "rag",
    match: "partial",
    score: [48, 64],
    weight: 0.8,
    wordings: [
      "Have you built retrieval-augmented generation?",
      "RAG and vector databases?",
      "Do you know embeddings and semantic search?",
      "Which vector store did you use, if any?",
    ],
    reasoning: [
      "Partial match: retrieval over help articles is mentioned, the vector store is not named.",
      "Embeddings appear in one project line without detail.",
    ],
  },
  {
    id: "data-engineering",
    match: "partial",
    score: [40, 58],
    weight: 0.9,
    wordings: [
      "Do you have data engineering experience?",
      "Have you built ETL pipelines?",
      "etl, airflow, dbt?",
      "How did sales data get from your system to the analysts?",
    ],
    reasoning: [
      "Partial match: nightly exports for analysts are described, tools such as Airflow or dbt are not.",
      "Some pipeline work is listed, but data engineering was never the role.",
    ],
  },
  {
    id: "spark",
    match: "none",
    score: [3, 15],
    weight: 0.6,
    wordings: [
      "Have you used Spark or Hadoop?",
      "Do you know Databricks?",
      "big data?",
      "Any experience with data sets of several terabytes in Spark?",
    ],
    reasoning: [
      "No match: Spark, Hadoop and Databricks are not in the CV.",
      "Big data tools are absent; the data volumes named fit one database.",
    ],
  },
  {
    id: "reporting",
    match: "partial",
    score: [46, 64],
    weight: 0.7,
    wordings: [
      "Have you built dashboards for the business?",
      "Power BI or Tableau?",
      "Do you have any business intelligence experience?",
      "reporting tools?",
    ],
    reasoning: [
      "Partial match: sales reports were built in SQL and shown in an internal page; no BI tool is named.",
      "Reporting work appears at the logistics company, without Power BI or Tableau.",
    ],
  },
  {
    id: "computer-vision",
    match: "none",
    score: [2, 12],
    weight: 0.4,
    wordings: [
      "Do you know computer vision?",
      "Have you worked with image recognition?",
      "opencv?",
      "Could you build something that counts people in a video stream?",
    ],
    reasoning: [
      "No match: image or video processing does not appear in the CV.",
      "Computer vision is outside everything that the CV describes.",
    ],
  },
];
