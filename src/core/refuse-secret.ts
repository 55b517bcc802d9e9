/** Keeps classified texts (涉密) that staff write out of the database. */
import { findBoundary } from "../domain/boundary.ts";
import { normaliseText } from "../domain/text.ts";
import { InvalidInputError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Classified texts are kept nowhere, whoever writes them.
 *
 * Errors  InvalidInputError
 */
export function refuseSecret({ vocabulary }: Deps, text: string): void {
  if (findBoundary(normaliseText(text), vocabulary.boundaries)?.kind === "secret") {
    throw new InvalidInputError("内容疑似涉密，没有保存。涉密事项请线下当面办理，不要写进系统。");
  }
}
