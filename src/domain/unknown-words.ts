/** The words of a need that no list knows: which of them name a thing, and how far another text says them too. */

/** A run of unknown characters ends in a thing's name (挡圈, 浓缩槽) if it has one of the head characters (圈, 槽). */
export type Noun = { word: string; weights: ReadonlyMap<string, number> };

/** The words that the lists know, counted by character and pair of characters. */
export type Rarity = { counts: ReadonlyMap<string, number>; words: number };

const HAN = /\p{Script=Han}/u;

/** How often characters and pairs stand in known words: 机 and 料 tell less than 轨. */
export function countCharacters(words: Iterable<string>): Rarity {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of words) {
    total += 1;
    for (const gram of gramsOf(word)) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return { counts, words: total };
}

/** The characters and pairs of characters of a word; a foreign word is one piece. */
export function gramsOf(word: string): ReadonlySet<string> {
  if (!HAN.test(word)) {
    return new Set([word]);
  }
  const characters = [...word];
  return new Set(characters.flatMap((one, index) => [one, one + (characters[index + 1] ?? "")]));
}

/** Cuts a run behind its last head character: the thing, and what is said of it; either may be "". */
export function splitNoun(run: string, heads: ReadonlySet<string>): [noun: string, rest: string] {
  const characters = [...run];
  const last = characters.findLastIndex((character, index) => index > 0 && heads.has(character));
  return [characters.slice(0, last + 1).join(""), characters.slice(last + 1).join("")];
}

/** A word with its weights. */
export function toNoun(word: string, rarity: Rarity): Noun {
  return { word, weights: weigh([word], rarity) };
}

/** The characters and pairs of words, each with its weight: the rarer, the heavier. */
export function weigh(texts: readonly string[], rarity: Rarity): Map<string, number> {
  return weighCharacters(new Set(texts.flatMap((text) => [...gramsOf(text)])), rarity);
}

/** Characters and foreign words with their weights. */
export function weighCharacters(characters: Iterable<string>, { counts, words }: Rarity): Map<string, number> {
  return new Map([...characters].map((one) => [one, Math.log(1 + (words + 1) / ((counts.get(one) ?? 0) + 1))]));
}

/** How far two texts use the same characters. Shape: 0–1, a share of the side that has fewer of them; the same both ways. */
export function resemblance(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const fewer = Math.min(sum(one.values()), sum(other.values()));
  const common = sum([...one].filter(([gram]) => other.has(gram)).map(([, weight]) => weight));
  return fewer === 0 ? 0 : common / fewer;
}

/** How much of a noun another text says. Shape: 0–1, by weight. */
export function coverage({ weights }: Noun, said: ReadonlySet<string>): number {
  const total = sum(weights.values());
  const found = sum([...weights].filter(([gram]) => said.has(gram)).map(([, weight]) => weight));
  return total === 0 ? 0 : found / total;
}

function sum(weights: Iterable<number>): number {
  return [...weights].reduce((total, weight) => total + weight, 0);
}
