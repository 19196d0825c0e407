import { InvalidArgumentError } from "commander";
import { startOfIsoWeek } from "./sample-week/iso-week";

/** npm runs scripts in the package's folder; paths are meant from where the person is. */
export const callersFolder = process.env.INIT_CWD ?? process.cwd();

/** Parsers of command-line options; each throws commander's error that says what is expected. */
export const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
};

export const isoWeek = (text: string) => {
  if (!/^20\d{2}-W\d{2}$/.test(text)) throw new InvalidArgumentError(weekExpected);
  try {
    startOfIsoWeek(text);
    return text;
  } catch {
    throw new InvalidArgumentError(weekExpected);
  }
};

const weekExpected = "expected an ISO week of this century such as 2025-W45.";

export const path = (text: string) => {
  if (text !== "") return text;
  throw new InvalidArgumentError("expected a path, got nothing.");
};
