/** Calls back once after so many milliseconds; returns how to cancel it. */
export type SetTimer = (callback: () => void, delayInMs: number) => () => void;

/** Node's timer, which by itself keeps no process alive. */
export const setNodeTimer: SetTimer = (callback, delayInMs) => {
  const timer = setTimeout(callback, delayInMs).unref();
  return () => clearTimeout(timer);
};
