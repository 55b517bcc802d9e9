/** Every error the project throws on purpose: a stable code, whether trying again helps, and details that are safe to log. */

type ErrorOptions = {
  retryable?: boolean;
  details?: Record<string, unknown>;
  cause?: unknown;
};

/**
 * Base of all deliberate errors. The edges (web, terminal, jobs) decide by `code` what a person sees.
 *
 * Shape   `details` holds only values that may stand in a log
 */
export class AppError extends Error {
  override name = "AppError";
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** Wrong settings or a start-up condition that a person must mend; the process ends with exit code 78. */
export class ConfigError extends AppError {
  override name = "ConfigError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("config", message, options);
  }
}

/** Input that a person or program can correct: names the field and what is expected. */
export class InvalidInputError extends AppError {
  override name = "InvalidInputError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("invalid_input", message, options);
  }
}

/** Something asked for by id that does not exist, or that the asker may not know of. */
export class NotFoundError extends AppError {
  override name = "NotFoundError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("not_found", message, options);
  }
}

/** Two writers met: a unique key is taken or the state has moved on. */
export class ConflictError extends AppError {
  override name = "ConflictError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("conflict", message, options);
  }
}

/** The database cannot be used now (connection, space, shutdown); trying again later may help. */
export class StoreError extends AppError {
  override name = "StoreError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("store_unavailable", message, { retryable: true, ...options });
  }
}

type ModelCode = "model_timeout" | "model_rate_limited" | "model_refused" | "model_malformed" | "model_unavailable";

/** A language model or embedder did not do its part; the rule path takes over. */
export class ModelError extends AppError {
  override name = "ModelError";
  constructor(code: ModelCode, message: string, options: ErrorOptions = {}) {
    super(code, message, options);
  }
}

/** Something that this person may not do. */
export class ForbiddenError extends AppError {
  override name = "ForbiddenError";
  constructor(message: string, options: ErrorOptions = {}) {
    super("forbidden", message, options);
  }
}

type ChannelCode =
  | "channel_rate_limited"
  | "channel_unauthorised"
  | "channel_gone"
  | "channel_refused"
  | "channel_uncertain";

/**
 * An outgoing channel did not do what it was asked.
 *
 * Shape   `channel_uncertain`: nobody knows whether it was done (a cut, a timeout, a fault of theirs); all others say that
 *         it was not. `retryAfterMs` is set where the channel named a time; `details.reason` is the channel's own code
 */
export class ChannelError extends AppError {
  override name = "ChannelError";
  readonly retryAfterMs: number | null;

  constructor(code: ChannelCode, reason: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    const retryable = code === "channel_rate_limited" || code === "channel_uncertain";
    super(code, `Slack: ${reason}`, { retryable, details: { reason }, ...options });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
