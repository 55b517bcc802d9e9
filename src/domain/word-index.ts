/** Finds words of a long list in a text: leftmost first, the longest of those that begin at one place. */

/** Words with what they stand for, by their first UTF-16 unit. */
export type WordIndex<Value> = ReadonlyMap<string, readonly (readonly [word: string, value: Value])[]>;

/** One word in a text. Unit: UTF-16 units. */
export type WordHit<Value> = { word: string; value: Value; start: number; end: number };

/** Builds the index; of two entries for one word the first counts. */
export function buildWordIndex<Value>(entries: readonly (readonly [word: string, value: Value])[]): WordIndex<Value> {
  const values = new Map<string, Value>();
  for (const [word, value] of entries) {
    if (!values.has(word)) {
      values.set(word, value);
    }
  }
  const byLength = [...values].sort(([left], [right]) => right.length - left.length);
  return Map.groupBy(byLength, ([word]) => word.charAt(0));
}

/**
 * The words in a folded text, in order, none inside another.
 *
 * Shape   Latin words match whole words only, with or without a plural ending
 */
export function findWords<Value>(text: string, index: WordIndex<Value>): WordHit<Value>[] {
  const hits: WordHit<Value>[] = [];
  let at = 0;
  while (at < text.length) {
    const hit = findAt(text, at, index);
    if (hit === null) {
      at += 1;
    } else {
      hits.push(hit);
      at = hit.end;
    }
  }
  return hits;
}

function findAt<Value>(text: string, at: number, index: WordIndex<Value>): WordHit<Value> | null {
  for (const [word, value] of index.get(text.charAt(at)) ?? []) {
    if (text.startsWith(word, at)) {
      const end = at + word.length;
      if (!isPartOfWord(text, at, end)) {
        return { word, value, start: at, end };
      }
    }
  }
  return null;
}

function isPartOfWord(text: string, start: number, end: number): boolean {
  const startsLatin = /[a-z0-9]/u.test(text.charAt(start));
  const endsLatin = /[a-z]/u.test(text.charAt(end - 1));
  return (
    (startsLatin && /[a-z0-9]/u.test(text.charAt(start - 1))) ||
    (endsLatin && !/^(?:e?s)?(?![a-z])/u.test(text.slice(end, end + 3)))
  );
}
