/** The whole outside world of the core on one screen: what `app.ts` hands to every verb. */
import type pg from "pg";
import type { BoundaryRule } from "../domain/boundary.ts";
import type { Glossary } from "../domain/glossary.ts";
import type { LikenessSetting } from "../domain/likeness-setting.ts";
import type { Measure } from "../domain/measure.ts";
import type { Lexicon } from "../domain/terms.ts";

/** Tells the time; commands with `--now` and tests set it. */
export type Clock = () => Date;

/** Writes structured lines; never message texts, names or phones. */
export type Logger = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/**
 * Turns texts into dense vectors.
 *
 * Shape   one vector a text, in order, each of `dimensions` numbers
 * Errors  ModelError; the caller goes on without meaning search
 */
export type Embedder = {
  readonly model: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
};

/** The clerk's files that the conversation reads besides the documents, ready for use. */
export type Vocabulary = {
  lexicon: Lexicon;
  glossary: Glossary;
  measures: ReadonlyMap<string, Measure>;
  boundaries: readonly BoundaryRule[];
  likeness: LikenessSetting;
};

/** Everything a core verb may use of the outside. */
export type Deps = {
  pool: pg.Pool;
  clock: Clock;
  log: Logger;
  vocabulary: Vocabulary;
  embedder: Embedder | null;
};
