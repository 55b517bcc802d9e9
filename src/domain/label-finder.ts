/** Reads an id from the name that a clerk wrote: exact names first, then the longest name inside the cell. */
import { normaliseText } from "./text.ts";

/** An id with every name it goes by. */
export type Label<T extends string> = { id: T; words: readonly string[] };

/** The id that a cell names; null for one it does not know. */
export type LabelFinder<T extends string> = (text: string) => T | null;

/** Names of one letter are compared whole only. */
const SHORTEST_INSIDE = 2;

/** Builds the look-up; ids are names too. */
export function buildLabelFinder<T extends string>(labels: readonly Label<T>[]): LabelFinder<T> {
  const names = labels
    .flatMap(({ id, words }) => [id, ...words].map((word) => ({ id, name: plain(word) })))
    .filter(({ name }) => name !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  return (text) => {
    const cell = plain(text);
    const exact = names.find(({ name }) => name === cell);
    const inside = names.find(({ name }) => name.length >= SHORTEST_INSIDE && cell.includes(name));
    return (exact ?? inside)?.id ?? null;
  };
}

function plain(text: string): string {
  return normaliseText(text).replace(/[^\p{L}\p{N}_]/gu, "");
}
