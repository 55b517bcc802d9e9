/** English names of the departments that answers name in Chinese, for people who read English. */

/** Longest first: 市科技局 must not be read as 科技局. */
const NAMES: readonly (readonly [string, string])[] = [
  ["区科技局", "district Science and Technology Bureau"],
  ["市科技局", "municipal Science and Technology Bureau"],
  ["省科技厅", "provincial Department of Science and Technology"],
  ["科技局", "Science and Technology Bureau"],
  ["区经信局", "district Bureau of Economy and Information Technology"],
  ["市经信局", "municipal Bureau of Economy and Information Technology"],
  ["经信局", "Bureau of Economy and Information Technology"],
  ["区发改局", "district Development and Reform Bureau"],
  ["市发改委", "municipal Development and Reform Commission"],
  ["发改局", "Development and Reform Bureau"],
  ["税务局", "Tax Bureau"],
  ["市场监管局", "Market Regulation Bureau"],
  ["区委人才办", "district Talent Office"],
  ["人才办", "Talent Office"],
  ["区人社局", "district Human Resources and Social Security Bureau"],
  ["人社局", "Human Resources and Social Security Bureau"],
  ["公安出入境", "police exit-entry administration"],
  ["商务局", "Commerce Bureau"],
  ["生态环境局", "Ecology and Environment Bureau"],
  ["教育局", "Education Bureau"],
];

const ANY = new RegExp(NAMES.map(([chinese]) => chinese).join("|"), "gu");
const ENGLISH = new Map(NAMES);

/** The departments as written, each name that is known with its English behind it in brackets, once. */
export function withEnglishNames(departments: string): string {
  const told = new Set<string>();
  return departments.replace(ANY, (chinese) => {
    const english = ENGLISH.get(chinese);
    if (english === undefined || told.has(chinese)) {
      return chinese;
    }
    told.add(chinese);
    return `${chinese} (${english})`;
  });
}
