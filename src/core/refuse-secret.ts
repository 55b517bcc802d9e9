/** The secrecy guard of forms: words that look classified are refused before anything of them is written or logged. */
import { findBoundary } from "../domain/boundary.ts";
import { normaliseText } from "../domain/text.ts";
import { InvalidInputError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Refuses a value in which a text looks classified; a line break between two words hides nothing.
 *
 * Errors  InvalidInputError, without the words
 */
export function refuseSecret(deps: Deps, value: unknown): void {
  if (looksSecret(deps, value)) {
    throw new InvalidInputError("内容疑似涉密，没有保存。请不要在网上填写，留下姓名电话，由专班线下当面谈。");
  }
}

/** Whether a text in a value looks classified, alone or together with the others. */
export function looksSecret({ vocabulary }: Deps, value: unknown): boolean {
  const texts = textsIn(value);
  const spellings = [...texts, texts.join(" ")].flatMap((text) => [
    text,
    text.replace(/\s+/gu, " "),
    text.replace(/\s+/gu, ""),
  ]);
  return spellings.some((text) => findBoundary(normaliseText(text), vocabulary.boundaries)?.kind === "secret");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
