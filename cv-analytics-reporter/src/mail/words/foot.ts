/** How to get out of it, more of it, or somebody else into it. */
export interface Foot {
  readonly unsubscribe: string;
  readonly sendAgain: string;
  /** Lines of one shell command. */
  readonly command: readonly string[];
  readonly addresses: string;
}

export function footOf({ week }: { week: string }): Foot {
  return {
    unsubscribe:
      "To unsubscribe: use the link that SNS puts below this text. Where there is none, use your mail program's " +
      "Unsubscribe button, or answer this mail.",
    sendAgain: "To have this report sent again:",
    command: [
      "aws lambda invoke --function-name cv-analytics-reporter \\",
      "  --invocation-type Event --cli-binary-format raw-in-base64-out \\",
      `  --payload '{"week":"${week}","force":true}' /dev/stdout`,
    ],
    addresses:
      "To change the addresses: variable report_emails of reporter-infra (SNS, text only); ReportTo in " +
      "infrastructure/parameters.json of cv-analytics-reporter (SES).",
  };
}
