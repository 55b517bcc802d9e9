/** Calendar days in the bureau's time zone, as `YYYY-MM-DD`, and moments as people are told them. */

const DAY = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
});

/** The day of an instant in Asia/Shanghai. */
export function toDay(instant: Date): string {
  return DAY.format(instant);
}

const MOMENT_ZH = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const MOMENT_EN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment of the next days as it is told in Asia/Shanghai: 7月1日17:30, 1 July at 17:30. */
export function toMoment(instant: Date, lang: "zh" | "en"): string {
  return lang === "en"
    ? MOMENT_EN.format(instant).replace(", ", " at ")
    : MOMENT_ZH.format(instant).replaceAll(" ", "");
}
