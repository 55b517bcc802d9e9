/** The logger that Slack's libraries get: they would write message texts and tokens; we log what matters ourselves. */
import { type Logger, LogLevel } from "@slack/bolt";

/** Says nothing. */
export const QUIET_LOGGER: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
