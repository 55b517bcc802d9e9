/** The schema of `knowledge/need-likeness.yaml`: the words that needs are compared by (产品、问题), and its checks. */
import { z } from "zod";
import { normaliseText } from "./text.ts";

const Word = z.string().trim().min(1);

/**
 * A product (产品) with its other spellings and its relations to other products.
 *
 * Shape   `is`: kinds it belongs to; `in`: what it is a part or an ingredient of; `chain`: what comes before or after it;
 *         `has` and `parts`: names of kinds and parts that need no line of their own; `implies`: the problem of a text that names this product and no problem (工业CT: 借用检测);
 *         a `general` name (芯片, 涂层) is never enough to call two products the same
 */
export const LikenessProduct = z.strictObject({
  name: Word,
  kind: z.enum(["object", "material", "process", "general"]).default("object"),
  same: z.array(Word).default([]),
  is: z.array(Word).default([]),
  in: z.array(Word).default([]),
  chain: z.array(Word).default([]),
  has: z.array(Word).default([]),
  parts: z.array(Word).default([]),
  implies: Word.nullable().default(null),
});
export type LikenessProduct = z.infer<typeof LikenessProduct>;

/** A problem (问题) with its spellings; a `broad` one (寿命短, 找人) can be had with any product. */
const LikenessProblem = z.strictObject({
  name: Word,
  same: z.array(Word).default([]),
  near: z.array(Word).default([]),
  broad: z.boolean().default(false),
});

/** The file as a clerk writes it. `heads`: characters by which a word that is in no list is taken for a thing (圈: 弹性挡圈). */
export const LikenessWords = z
  .strictObject({
    products: z.array(LikenessProduct).min(1),
    problems: z.array(LikenessProblem).min(1),
    ignored: z.array(Word),
    heads: z.array(Word.length(1)).default([]),
  })
  .superRefine((words, context) => {
    for (const fault of [...doubleWords(words), ...unknownNames(words)]) {
      context.addIssue({ code: "custom", ...fault });
    }
  });
export type LikenessWords = z.infer<typeof LikenessWords>;

/** Every spelling of a line, with the kinds and parts that it names. */
export function spellingsOf({ name, same, has, parts }: LikenessProduct): string[] {
  return [name, ...same, ...has, ...parts];
}

type Lists = Pick<LikenessWords, "products" | "problems">;
type Fault = { message: string; path: [list: "products" | "problems", index: number] };

/** A word under two names would silently belong to the later one. */
function doubleWords({ products, problems }: Lists): Fault[] {
  const owner = new Map<string, string>();
  const entries = [
    ...products.map((entry, index) => ({
      name: entry.name,
      spellings: spellingsOf(entry),
      path: pathOf("products", index),
    })),
    ...problems.map(({ name, same }, index) => ({ name, spellings: [name, ...same], path: pathOf("problems", index) })),
  ];
  return entries.flatMap(({ name, spellings, path }) =>
    [...new Set(spellings.map(normaliseText))].flatMap((word) => {
      const first = owner.get(word);
      owner.set(word, first ?? name);
      return first === undefined ? [] : [{ message: `“${word}”写在了“${first}”和“${name}”两处，请只留一处`, path }];
    }),
  );
}

function unknownNames({ products, problems }: Lists): Fault[] {
  const productNames = new Set(products.map(({ name }) => name));
  const problemNames = new Set(problems.map(({ name }) => name));
  const relations = [
    ...products.flatMap((product, index) => {
      const path = pathOf("products", index);
      const others = [...product.is, ...product.in, ...product.chain].filter((other) => !productNames.has(other));
      const isKnown = product.implies === null || problemNames.has(product.implies);
      return [...others, ...(isKnown ? [] : [product.implies])].map((other) => ({ name: product.name, other, path }));
    }),
    ...problems.flatMap(({ name, near }, index) =>
      near
        .filter((other) => !problemNames.has(other))
        .map((other) => ({ name, other, path: pathOf("problems", index) })),
    ),
  ];
  return relations.map(({ name, other, path }) => ({
    message: `“${name}”提到的“${other}”不是标准词（name），请改用标准词，或先加上它`,
    path,
  }));
}

function pathOf(list: "products" | "problems", index: number): Fault["path"] {
  return [list, index];
}
