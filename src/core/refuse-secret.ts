/** The secrecy guard of forms: words that look classified are refused before anything of them is written or logged. */
import { findBoundary } from "../domain/boundary.ts";
import { normaliseText } from "../domain/text.ts";
import { InvalidInputError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Refuses a text that looks classified.
 *
 * Errors  InvalidInputError, without the words
 */
export function refuseSecret({ vocabulary }: Deps, text: string): void {
  if (findBoundary(normaliseText(text), vocabulary.boundaries)?.kind === "secret") {
    throw new InvalidInputError("内容疑似涉密，没有保存。请不要在网上填写，留下姓名电话，由专班线下当面谈。");
  }
}
