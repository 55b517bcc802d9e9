/** Which addresses may be linked. */

/** Whether a link is a plain web address, without a name and password that could disguise the host. */
export function isWebAddress(href: string): boolean {
  const url = URL.parse(href);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
