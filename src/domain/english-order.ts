/** Orders in English that stand where a name could: Submit, Yes please, OK confirm. */

const ORDER =
  /^(?:(?:submit|submitted|confirm|confirmed|cancel|send|file|stop|skip|done|ok|okay|yes|yep|no|sure|fine|right|correct|agreed|go|ahead|next|continue|please|thanks|it|that|this|now|all)(?:[ ,.!]{1,3}|$)){1,6}$/iu;

/** Whether capitalised words are nothing but an order, so that they name nobody. */
export function isEnglishOrder(words: string): boolean {
  return ORDER.test(words);
}
