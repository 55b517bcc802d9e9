/** What every evaluation suite gives back. */

/** Metrics for the one JSON object on stdout, and one text a miss for `--failures`. */
export type SuiteResult = {
  metrics: Record<string, unknown>;
  failures: string[];
};
