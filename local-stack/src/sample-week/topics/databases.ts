import type { Topic } from "../topic";

export const databases: readonly Topic[] = [
  {
    id: "databases-overview",
    match: "full",
    score: [84, 95],
    weight: 2.5,
    wordings: [
      "Which databases have you used?",
      "What database experience do you have?",
      "wich databases do you know",
      "Give me an overview of the database systems you have worked with, SQL and NoSQL.",
      "Are you more of a SQL or a NoSQL person?",
    ],
    reasoning: [
      "Excellent match: PostgreSQL, SQL Server and DynamoDB in production, Redis as a cache.",
      "The CV names relational and key-value stores with the role in which each was used.",
    ],
  },
  {
    id: "postgresql",
    match: "full",
    score: [86, 96],
    weight: 1.5,
    wordings: [
      "How well do you know PostgreSQL?",
      "And Postgres in particular?",
      "Have you run Postgres with more than a few million rows?",
      "What was your role with the PostgreSQL database at the payments company?",
    ],
    reasoning: [
      "Strong match: PostgreSQL was the main store of the payments start-up, with partitioned ledger tables.",
      "Three years of PostgreSQL are described, including partitioning and replicas.",
    ],
  },
  {
    id: "sql-server",
    match: "full",
    score: [80, 92],
    wordings: [
      "Do you have SQL Server experience?",
      "mssql / t-sql?",
      "Have you written stored procedures in SQL Server?",
      "How long did you use Microsoft SQL Server?",
    ],
    reasoning: [
      "Good match: SQL Server for five years, stored procedures and reporting queries included.",
      "The logistics role describes T-SQL work and an upgrade from SQL Server 2012.",
    ],
  },
  {
    id: "dynamodb",
    match: "full",
    score: [82, 94],
    wordings: [
      "Have you designed DynamoDB tables?",
      "dynamodb single table design?",
      "How did you model your data in DynamoDB?",
      "What about DynamoDB?",
    ],
    reasoning: [
      "Strong match: DynamoDB tables for orders and seat holds, with indexes and expiry described.",
      "DynamoDB is used throughout the current role, including conditional writes for seat reservations.",
    ],
  },
  {
    id: "mongodb",
    match: "partial",
    score: [42, 58],
    wordings: [
      "Do you know MongoDB?",
      "Any experience with document databases such as Mongo?",
      "what about mongo",
      "Have you used MongoDB for something that mattered?",
    ],
    reasoning: [
      "Partial match: MongoDB appears once, as the store of an internal tool.",
      "Document databases are listed under familiar; production use at scale is not shown.",
    ],
  },
  {
    id: "redis",
    match: "full",
    score: [76, 90],
    wordings: [
      "Have you used Redis?",
      "redis for caching or for queues?",
      "What did you put in Redis, and how did you invalidate it?",
      "Do you know Redis well enough to run it in production?",
    ],
    reasoning: [
      "Good match: Redis as a cache and for rate limits at the payments start-up.",
      "The CV mentions Redis twice, once for sessions and once for rate limiting.",
    ],
  },
  {
    id: "elasticsearch",
    match: "partial",
    score: [38, 54],
    weight: 0.7,
    wordings: [
      "Have you worked with Elasticsearch?",
      "Any full-text search experience, Elastic or OpenSearch?",
      "elastic search?",
      "How did you build search for the event catalogue?",
    ],
    reasoning: [
      "Partial match: OpenSearch is named for the event catalogue, without detail on tuning.",
      "Search is mentioned in one line; the depth of the experience is unclear.",
    ],
  },
  {
    id: "data-migration",
    match: "full",
    score: [76, 90],
    wordings: [
      "Have you migrated a database without downtime?",
      "Tell me about a difficult data migration.",
      "zero downtime migration?",
      "How would you move a live database to a new schema?",
    ],
    reasoning: [
      "Good match: the move from SQL Server to PostgreSQL with dual writes and no downtime is described.",
      "The CV has a worked example of a live migration, with steps and result.",
    ],
  },
  {
    id: "query-tuning",
    match: "full",
    score: [74, 88],
    wordings: [
      "Can you optimise slow SQL queries?",
      "How do you find out why a query is slow?",
      "query tuning and indexes?",
      "What was the slowest query you ever fixed?",
    ],
    reasoning: [
      "Good match: a settlement report went from 40 minutes to 90 seconds by new indexes and a rewritten query.",
      "Query tuning is listed as a skill and backed by an example with figures.",
    ],
  },
  {
    id: "snowflake",
    match: "none",
    score: [4, 18],
    weight: 0.8,
    wordings: [
      "Do you have Snowflake experience?",
      "Any data warehouse work, Snowflake or BigQuery or Redshift?",
      "snowflake or similar, anything at all?",
      "Have you modelled a data warehouse?",
    ],
    reasoning: [
      "No match: no data warehouse is named in the CV.",
      "Snowflake, BigQuery and Redshift are all absent; the work is on transactional databases.",
    ],
  },
];
