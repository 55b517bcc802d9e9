/** Calendar days in the bureau's time zone, as `YYYY-MM-DD`. */

const DAY = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
});

/** The day of an instant in Asia/Shanghai. */
export function toDay(instant: Date): string {
  return DAY.format(instant);
}
