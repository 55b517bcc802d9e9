/** Numbers of needs (单号). */

/** `XQ-<year>-<four digits or more>`. */
export const NEED_NUMBER = /^XQ-\d{4}-\d{4,12}$/u;
