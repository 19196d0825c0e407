const longEnoughForAnAnswerInMs = 40;

/** A poll that finds nothing lasts a second. Told of each call, this lets that second pass on the stack's clock alone. */
export function shortenPolls(skip: (ms: number) => void): (action: string) => void {
  let calls = 0;
  return (action) => {
    calls += 1;
    const isLast = (call: number) => call === calls;
    if (action === "ReceiveMessage")
      setTimeout((call) => isLast(call) && skip(1_000), longEnoughForAnAnswerInMs, calls);
  };
}
