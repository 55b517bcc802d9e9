/** How far two needs speak of the same products (产品), known and unknown ones. */
import { type Agreement, agree, countCommon, type Item } from "./agreement.ts";
import type { ProductConcept } from "./likeness-setting.ts";
import type { NeedConcepts } from "./need-concepts.ts";
import { coverage, type Noun, resemblance } from "./unknown-words.ts";

/** By hand on the tuning pairs; their order matters more than their values. */
const WEIGHT = { object: 1, material: 0.9, process: 0.4, general: 0.3 };
/** A word that no list knows may be another name of what the other side says. */
const NOUN_WEIGHT = 0.5;
/** It weighs more where it is all that names the product. */
const ONLY_NOUN_WEIGHT = 0.8;
const LEAST_COVERAGE = 0.2;
const MOST_NOUNS = 2;
/** Unknown words in common may also be those of the problem. */
const STRANGE_FACTOR = 0.3;
const UNREADABLE_SHARE = 0.25;
const PART_FACTOR = 0.7;
const NAMESAKE_FACTOR = 0.6;
/** A part named for its whole is neither the same nor something else: half of what is missing counts. */
const PART_SLACK = 0.5;
/** Where each names a product and none is common, a process or a general name in common (电镀) says little. */
const OTHER_PRODUCT_FACTOR = 0.5;
/** 注塑机螺杆 and 挤出机螺杆: what each names besides is known to be another thing. */
const RIVAL_PRODUCT = 0.6;
const RIVAL_FACTOR = 0.35;

/** Agreement on products: identical, of one kind, or a part for its whole; unknown words stand in where no product is known. */
export function agreeOnProducts(a: NeedConcepts, b: NeedConcepts): Agreement {
  const [left, right] = [productItems(a, b), productItems(b, a)];
  const agreement = agree(left, right);
  const isOther = !agreement.firm && [left, right].every((items) => items.some(({ firm }) => firm));
  const share = isOther ? agreement.share * OTHER_PRODUCT_FACTOR : agreement.share;
  if (areRivals(a, b)) {
    return { ...agreement, share: share < RIVAL_PRODUCT ? share * RIVAL_FACTOR : share };
  }
  return { ...agreement, share: Math.max(share, agreeOnStrangeWords(a, b)) };
}

/** Whether a common product is a part of two things (螺杆 of 注塑机 and of 挤出机) or a thing of which each names another part. */
function areRivals(a: NeedConcepts, b: NeedConcepts): boolean {
  const [left, right] = [objectsOnlyIn(a, b), objectsOnlyIn(b, a)];
  const common = a.products.filter((product) => has(b.products, product));
  return common.some(
    ({ name, wholes }) =>
      [left, right].every((own) => own.some((whole) => wholes.has(whole.name))) ||
      [left, right].every((own) => own.some((part) => part.wholes.has(name))),
  );
}

function objectsOnlyIn({ products: own }: NeedConcepts, { products: others }: NeedConcepts): ProductConcept[] {
  return own.filter((product) => product.kind === "object" && !others.some((other) => areKin(product, other)));
}

/** What words that no list knows add: the same ones, or none to compare because the other text is in another language. */
function agreeOnStrangeWords(a: NeedConcepts, b: NeedConcepts): number {
  if (a.isForeign !== b.isForeign) {
    return a.strange.size + b.strange.size > 0 ? UNREADABLE_SHARE : 0;
  }
  return STRANGE_FACTOR * resemblance(a.strange, b.strange);
}

/** Whether a product of one comes before or after one of the other, is a part of it, or both are parts of one thing. */
export function areLinked(a: NeedConcepts, b: NeedConcepts): boolean {
  return a.products.some((one) => b.products.some((other) => follows(one, other) || follows(other, one)));
}

function follows(one: ProductConcept, other: ProductConcept): boolean {
  return (
    one.wholes.has(other.name) || countCommon(one.chain, other.kinds) > 0 || countCommon(one.wholes, other.wholes) > 0
  );
}

function productItems(own: NeedConcepts, other: NeedConcepts): Item[] {
  const known = own.products.map((product) => ({
    name: product.name,
    weight: WEIGHT[product.kind],
    matched: matchProduct(product, own.products, other.products),
    slack: PART_SLACK,
    firm: product.kind === "object" || product.kind === "material",
    sort: product.kind,
  }));
  return own.isForeign === other.isForeign ? [...known, ...nounItems(own, other)] : known;
}

/** Whether anything known says which product it is; a process or a general name does not. */
export function namesProduct({ products }: NeedConcepts): boolean {
  return products.some(({ kind }) => kind === "object" || kind === "material");
}

function nounItems(own: NeedConcepts, other: NeedConcepts): Item[] {
  const weight = namesProduct(own) ? NOUN_WEIGHT : ONLY_NOUN_WEIGHT;
  return own.nouns
    .map((noun) => ({
      name: noun.word,
      weight,
      matched: weight * matchNoun(noun, other),
      slack: 1,
      firm: true,
      sort: "object",
    }))
    .sort((x, y) => y.matched - x.matched)
    .slice(0, MOST_NOUNS);
}

function matchNoun(noun: Noun, other: NeedConcepts): number {
  const share = coverage(noun, other.said);
  return share < LEAST_COVERAGE ? 0 : share;
}

function matchProduct(
  product: ProductConcept,
  own: readonly ProductConcept[],
  others: readonly ProductConcept[],
): number {
  const weight = WEIGHT[product.kind];
  const kin = others
    .filter((other) => areKin(product, other))
    .map((other) => (other.name === product.name ? weight : Math.min(weight, WEIGHT[other.kind])));
  if (kin.length > 0) {
    return Math.max(...kin);
  }
  const isPart = others.some(
    (whole) => product.wholes.has(whole.name) && !has(own, whole) && !hasOtherPart(others, whole, product),
  );
  const isWhole = others.some(
    (part) =>
      part.wholes.has(product.name) && !hasOtherPart(own, product, part) && !hasOtherWhole(others, part, product),
  );
  if (isPart || isWhole) {
    return weight * PART_FACTOR;
  }
  return isNamedIn(product, others) ? weight * NAMESAKE_FACTOR : 0;
}

/** Whether another product of that sort has the name in its own, or the other way round: 冰箱, 冰箱压缩机. */
function isNamedIn({ name, kind }: ProductConcept, others: readonly ProductConcept[]): boolean {
  return others.some((other) => other.kind === kind && (other.name.includes(name) || name.includes(other.name)));
}

function areKin(one: ProductConcept, other: ProductConcept): boolean {
  return other.kinds.has(one.name) || one.kinds.has(other.name);
}

function has(products: readonly ProductConcept[], wanted: ProductConcept): boolean {
  return products.some(({ name }) => name === wanted.name);
}

/** Whether the text that names the whole goes on to name another part of it (中性笔墨水 against 球珠). */
function hasOtherPart(products: readonly ProductConcept[], whole: ProductConcept, part: ProductConcept): boolean {
  return products.some(({ name, wholes }) => name !== part.name && wholes.has(whole.name));
}

/** Whether the text that names the part says what else it is a part of (挤出机螺杆 against 注塑机螺杆). */
function hasOtherWhole(products: readonly ProductConcept[], part: ProductConcept, whole: ProductConcept): boolean {
  return products.some(({ name, kinds }) => part.wholes.has(name) && name !== whole.name && !kinds.has(whole.name));
}
