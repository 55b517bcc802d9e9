/** Remembers what a pure function made of a text, so that stored texts are worked through once and not for every question. */

/**
 * The function with a memory.
 *
 * Unit    `most` results are kept; one more and the memory begins anew
 */
export function remember<T extends object | string>(compute: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      return found;
    }
    if (known.size >= most) {
      known.clear();
    }
    const made = compute(text);
    known.set(text, made);
    return made;
  };
}
