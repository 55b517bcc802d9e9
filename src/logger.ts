/** Structured log lines on standard error, so that standard output stays for results. */
import pino from "pino";
import type { Logger } from "./core/ports.ts";

/** Standard error. */
export const STANDARD_ERROR = pino.destination(2);

/** A logger of a level; texts of messages, names and phones must not be passed to it. Errors go under `err`. */
export function createLogger(level: string, destination: pino.DestinationStream): Logger {
  const serializers = { err: (error: unknown) => toSafeError(error, 0) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
}

type SafeError = {
  type: string;
  code?: string;
  constraint?: string;
  message?: string;
  stack?: string;
  cause?: SafeError;
};

/** Causes of causes are few; a ring of them must not hang the log. */
const MOST_CAUSES = 5;

/** Class, code and place of an error and of its causes: a database error carries the row in `detail` and the text in `where`. */
function toSafeError(error: unknown, depth: number): SafeError {
  if (!(error instanceof Error)) {
    return { type: typeof error };
  }
  const read = (name: "code" | "constraint"): string | null => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === "string" ? value : null;
  };
  const code = read("code");
  const constraint = read("constraint");
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    ...(constraint === null ? {} : { constraint }),
    ...(quotes(error, code) ? {} : { message: error.message }),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: toSafeError(error.cause, depth + 1) }),
  };
}

/** A data exception (SQLSTATE class 22) and a parser's complaint repeat what they could not read. */
function quotes(error: Error, code: string | null): boolean {
  return error instanceof SyntaxError || (code !== null && /^22[0-9A-Z]{3}$/u.test(code));
}

/** The places alone: the first lines of a stack repeat the message. */
function framesOf({ stack }: Error): string {
  return (stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}
