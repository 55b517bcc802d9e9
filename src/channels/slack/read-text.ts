/** Turns Slack's message text into what the person wrote: without the call of the bot, links as their words, entities undone. */

/** The plain text; `bot` is the bot's own user, null when not known. */
export function readText(text: string, bot: string | null): string {
  const spoken = bot === null ? text : text.replaceAll(`<@${bot}>`, " ");
  return spoken
    .replace(/<([^<>]*)>/gu, (_, inner: string) => readMark(inner))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]{2,}/gu, " ")
    .trim();
}

/** `@U1|name`, `#C1|name`, `!subteam^S1|@group`, `https://…|words`, `mailto:a@b|a@b`. */
function readMark(inner: string): string {
  const [target = "", label] = inner.split("|", 2);
  if (label !== undefined && label !== "") {
    return target.startsWith("#") ? `#${label}` : label;
  }
  return /^[@#!]/u.test(target) ? "" : target.replace(/^(?:mailto|tel):/u, "");
}
