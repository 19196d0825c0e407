import type { Topic } from "../topic";

export const cloud: readonly Topic[] = [
  {
    id: "aws",
    match: "full",
    score: [88, 97],
    weight: 3,
    wordings: [
      "What AWS experience do you have?",
      "Which AWS services have you worked with?",
      "aws?",
      "Tell me about the largest thing you have run on AWS.",
      "How many years have you spent on Amazon's cloud?",
      "Our stack is ECS, RDS and a lot of Lambda behind API Gateway. How much of that AWS work have you done yourself?",
    ],
    reasoning: [
      "Excellent match: six years of AWS with Lambda, SQS, DynamoDB, RDS and CloudFront.",
      "The last two roles ran wholly on AWS, and the CV lists the services used in each.",
    ],
  },
  {
    id: "azure",
    match: "partial",
    score: [50, 66],
    weight: 1.6,
    wordings: [
      "Do you have Azure experience?",
      "Have you deployed anything to Microsoft Azure?",
      "What about Azure?",
      "azure devops pipelines, app service, functions - any of those?",
    ],
    reasoning: [
      "Partial match: two years of Azure App Service at the logistics company, nothing more recent.",
      "Azure appears in one role that ended in 2019; the newer work is on AWS.",
    ],
  },
  {
    id: "gcp",
    match: "none",
    score: [6, 20],
    weight: 1.4,
    wordings: [
      "Have you worked with Google Cloud?",
      "Any GCP experience?",
      "We run everything on Google Cloud Platform, mostly Cloud Run. Is that familiar?",
      "and gcp?",
    ],
    reasoning: [
      "No match: Google Cloud is not mentioned; AWS and some Azure are.",
      "The CV covers AWS and Azure only, with no GCP service named.",
    ],
  },
  {
    id: "kubernetes",
    match: "partial",
    score: [40, 58],
    weight: 1.8,
    wordings: [
      "Do you know Kubernetes?",
      "What is your Kubernetes experience?",
      "kubernetes / k8s?",
      "Have you ever run a Kubernetes cluster yourself or only deployed to one?",
      "How would you rate your Kubernetes skills for a platform role?",
      "kuberentes experience",
    ],
    reasoning: [
      "Partial match: services were deployed to EKS with Helm charts, but running a cluster is not described.",
      "Kubernetes is listed under familiar tools; no certification and no cluster administration.",
    ],
  },
  {
    id: "docker",
    match: "full",
    score: [82, 94],
    weight: 1.5,
    wordings: [
      "Do you use Docker?",
      "How do you use containers in development and in production?",
      "docker experience",
      "Can you write a decent Dockerfile with small images?",
    ],
    reasoning: [
      "Good match: Docker for local development and for deployment since 2017.",
      "Containers are named in three roles, including cutting image size and build time at the start-up.",
    ],
  },
  {
    id: "terraform",
    match: "full",
    score: [80, 93],
    weight: 1.6,
    wordings: [
      "Have you used Terraform?",
      "How do you manage infrastructure as code?",
      "terraform or cloudformation?",
      "Do you write infrastructure as code yourself, or does a platform team do it for you?",
    ],
    reasoning: [
      "Good match: Terraform modules for three environments, plus CloudFormation and CDK.",
      "Infrastructure as code is described in the current role, with Terraform reviewed like any other change.",
    ],
  },
  {
    id: "serverless",
    match: "full",
    score: [86, 96],
    weight: 1.4,
    wordings: [
      "Have you built serverless applications?",
      "Do you have experience with Lambda functions?",
      "And serverless?",
      "How did you deal with Lambda cold starts?",
    ],
    reasoning: [
      "Strong match: the ticketing platform's order flow is built on Lambda, SQS and DynamoDB.",
      "Serverless work is described in detail, including halving cold starts of the checkout functions.",
    ],
  },
  {
    id: "ci-cd",
    match: "full",
    score: [84, 95],
    weight: 1.4,
    wordings: [
      "What CI/CD tools have you used?",
      "How do you set up a deployment pipeline?",
      "ci/cd",
      "GitHub Actions, GitLab or Jenkins: which of these do you know?",
      "How often did your team deploy, and how was that automated?",
    ],
    reasoning: [
      "Strong match: GitHub Actions pipelines with several deployments a day; Jenkins in an earlier role.",
      "The CV describes moving releases from every two weeks to several a day through automated pipelines.",
    ],
  },
  {
    id: "observability",
    match: "full",
    score: [74, 88],
    wordings: [
      "How do you monitor systems in production?",
      "Experience with observability, say OpenTelemetry or Datadog?",
      "monitoring and alerting?",
      "What do you look at first on a dashboard when something is slow?",
    ],
    reasoning: [
      "Good match: CloudWatch, structured logs and OpenTelemetry traces in the current role.",
      "Dashboards and alarms tied to service objectives are named; Datadog itself is not.",
    ],
  },
  {
    id: "cloud-cost",
    match: "full",
    score: [72, 86],
    wordings: [
      "Have you ever reduced a cloud bill?",
      "What did you do about cloud costs?",
      "cost optimisation on the cloud, any examples with numbers?",
      "How much money did your cost savings bring?",
    ],
    reasoning: [
      "Good match: the CV gives a figure, a 38 % lower monthly bill after right-sizing and caching.",
      "Cost work is described for the ticketing platform, with before and after figures.",
    ],
  },
  {
    id: "edge-computing",
    match: "partial",
    score: [44, 62],
    weight: 0.6,
    wordings: [
      "Have you used Cloudflare Workers?",
      "Any work with CDNs or edge functions?",
      "anything with cloudflare",
      "Did you ever move logic to the edge, and did it pay off?",
    ],
    reasoning: [
      "Partial match: this site runs on Cloudflare Workers; at work only CloudFront caching is named.",
      "Edge functions appear in a personal project, not in a commercial one.",
    ],
  },
];
