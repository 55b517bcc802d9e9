/** Folds a message character by character, so that rules read one spelling and offsets stay those of the original. */
import { toSimplified } from "./script.ts";

/**
 * The text in half width, lower case and Simplified characters, every UTF-16 unit at its place.
 *
 * Shape   same length as the text; a character whose folded form is longer (℃, ㎜) stays as it is
 */
export function foldText(text: string): string {
  let folded = "";
  for (const character of text) {
    folded += foldCharacter(character);
  }
  const simplified = toSimplified(folded);
  return simplified.length === folded.length ? simplified : simplifyEach(folded);
}

function foldCharacter(character: string): string {
  if (/^[\u2010-\u2015\u2212\u301C\uFE63\uFF0D]$/u.test(character)) {
    return "-";
  }
  const folded = character.normalize("NFKC").toLowerCase();
  return folded.length === character.length && !/^[\u00A0\t]$/u.test(character) ? folded : spaceOr(character);
}

function spaceOr(character: string): string {
  return /^\s$/u.test(character) && character !== "\n" ? " " : character;
}

/** NOTE: only for texts that a phrase of the conversion table lengthens or shortens; none is known. */
function simplifyEach(text: string): string {
  let simplified = "";
  for (const character of text) {
    const next = toSimplified(character);
    simplified += next.length === character.length ? next : character;
  }
  return simplified;
}
