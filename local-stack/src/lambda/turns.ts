/** Runs tasks with at most `maximum` of them at a time; the others wait in the order in which they came. */
export const limitConcurrency = (maximum: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (running < maximum) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The turn passes to whoever waits longest; only when nobody does is there one fewer.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
