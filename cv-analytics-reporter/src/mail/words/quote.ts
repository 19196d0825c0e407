import { harmless } from "./harmless";

/** What a visitor typed, or what a chatbot made of it. There is no other way for it into the mail. */
export class Quote {
  readonly text: string;

  constructor(typed: string) {
    this.text = harmless(typed);
  }
}

/** A sentence of ours in which somebody may be quoted. */
export type Phrase = readonly (string | Quote)[];
