/** Joins names into a list as people write it. */

/** 单位名称、联系人和手机号. */
export function listNames(names: readonly string[], comma: string, and: string): string {
  const [last = "", ...before] = [...names].reverse();
  return before.length === 0 ? last : `${before.reverse().join(comma)}${and}${last}`;
}
