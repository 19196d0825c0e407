/** The report that the reporter is asked to send. */
export interface SendRequest {
  readonly week: string;
  /** Again, even if it was sent before. */
  readonly force: boolean;
}

/** What became of it. `failed`: the function ended with an error of this type and text. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly channels: readonly string[] }
  | { readonly kind: "already sent" }
  | { readonly kind: "failed"; readonly errorType: string; readonly message: string };

/** The reporter's Lambda function. */
export interface Reporter {
  /** Has it send a report and waits for the end. Throws what AWS answers when it can't be started, or no answer comes. */
  send(request: SendRequest): Promise<SendOutcome>;
}
