/** Structured log lines on standard error, so that standard output stays for results. */
import pino from "pino";
import type { Logger } from "./core/ports.ts";

/** A logger of a level; texts of messages, names and phones must not be passed to it. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
