/** Tells calendar years and days (2026年, 24年没报, 9月30日) from spans of time (3年, 30天). */

/** Whether a number with its unit is a year or the day of a date; `start` is where the number begins. */
export function isCalendar(text: string, start: number, { number, unit }: { number: number; unit: string }): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (unit === "年" && Number.isInteger(number) && number >= 1900) {
    return number <= 2100;
  }
  if (unit === "年" && Number.isInteger(number) && number >= 9 && number <= 35) {
    return isShortYear(text, start);
  }
  return unit === "日" && /[月年/-]$/u.test(before);
}

/** 「24年没报」「22年的证」: two digits directly before 年 that no amount of time fits. */
function isShortYear(text: string, start: number): boolean {
  return (
    /^\d{2}年(?:的|没|第|度|初|底|\d{1,2}月|认定|到期|申报|发)/u.test(text.slice(start)) &&
    !/(?:[满有过近后前每]|成立|从业|工作|经营)$/u.test(text.slice(0, start))
  );
}
