/** `npm run bench`: speed and quality of the product's own search against MiniSearch in memory, and of the list of needs against a plain select, in one run. */
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { InvalidInputError } from "../src/errors.ts";
import { generateSet, type SetSize } from "./bench/generate-set.ts";
import { timeAnswers } from "./bench/time-answers.ts";
import { timeNeeds } from "./bench/time-needs.ts";
import { type SideResult, type Timing, timeSet } from "./bench/time-set.ts";
import { EXAM_NOW, openApp, readArguments, runCommand } from "./command.ts";
import { readRetrievalSet } from "./eval/retrieval-set.ts";

const HELP = `用法：npm run bench [-- <检索题集文件夹>…] [选项]

在内存里的 PGlite 上计时：42,000 篇生成的短文、2,000 条生成的条款，和现有资料上的完整答复；
同一次运行里与 MiniSearch（内存、二字切分）比较。给出题集文件夹时，另比检索质量 nDCG@10。
再生成 100,000 条需求，计办理台列表（筛选、搜索、计数）的时间，与同一次运行里不带条件的 select … limit 比较；
设了 TEST_DATABASE_URL 就在那台 PostgreSQL 上新建一个库来计（用完删掉），不设用 PGlite。
  --needs      只计需求列表
  --json       输出 JSON
  -h, --help   显示这段说明

时间是三遍的中位数，受机器上别的程序影响：安静时再跑。`;

const RUNS = 3;

/** Words of about two characters a document: short articles, and clauses as long as those of the statutes (a mean of 139 characters). */
const GENERATED: Record<string, SetSize> = {
  "短文 42,000 篇": { documents: 42_000, words: 40, questions: 100 },
  "条款 2,000 条": { documents: 2_000, words: 65, questions: 100 },
};

const NEEDS = 100_000;

/** `plain` is what the same database needs for a select without any condition. */
type Row = {
  name: string;
  product: number;
  miniSearch: number | null;
  plain: number | null;
  unit: "ms" | "s" | "";
};

await runCommand(async () => {
  const { values, positionals } = readArguments({
    json: { type: "boolean" },
    needs: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const missing = positionals.find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    throw new InvalidInputError(`没有文件夹 ${missing}。\n\n${HELP}`);
  }
  const search =
    values.needs === true
      ? []
      : [...(await timeGenerated()), ...(await timeKnowledge()), ...(await compareQuality(positionals))];
  const rows: Row[] = [...search.map((row) => ({ ...row, plain: null })), ...(await timeList())];
  console.log(values.json === true ? JSON.stringify(rows) : render(rows));
  return 0;
});

/** The console's list; MiniSearch keeps no needs. */
async function timeList(): Promise<Row[]> {
  const { place, list, tabs, plain } = await timeNeeds(NEEDS, RUNS, process.env["TEST_DATABASE_URL"] ?? null);
  const name = `${place} 需求 ${NEEDS.toLocaleString("en")} 条`;
  const compare = (what: string, measure: "p50Ms" | "p95Ms", side: Timing): Row => ({
    name: `${name} ${what}`,
    unit: "ms",
    product: side[measure],
    miniSearch: null,
    plain: plain[measure],
  });
  return [
    compare("筛选+搜索+计数 p50", "p50Ms", list),
    compare("筛选+搜索+计数 p95", "p95Ms", list),
    compare("视图计数 p95", "p95Ms", tabs),
  ];
}

type SearchRow = Omit<Row, "plain">;

async function timeGenerated(): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  for (const [name, size] of Object.entries(GENERATED)) {
    const { product, miniSearch } = await timeSet(generateSet(size), RUNS);
    const compare = (measure: (side: SideResult) => number) => ({
      product: measure(product),
      miniSearch: measure(miniSearch),
    });
    rows.push(
      {
        name: `${name} 检索 p50`,
        unit: "ms",
        ...compare((side) => side.p50Ms),
      },
      {
        name: `${name} 检索 p95`,
        unit: "ms",
        ...compare((side) => side.p95Ms),
      },
      {
        name: `${name} 建索引`,
        unit: "s",
        ...compare((side) => side.ingestSeconds),
      },
    );
  }
  return rows;
}

/** MiniSearch has no whole answer to compare with. */
async function timeKnowledge(): Promise<SearchRow[]> {
  const app = await openApp({ memory: true, now: EXAM_NOW });
  try {
    const { p50Ms, p95Ms, questions } = await timeAnswers(app, RUNS);
    const name = `现有资料 ${questions} 问 完整答复`;
    return [
      { name: `${name} p50`, unit: "ms", product: p50Ms, miniSearch: null },
      { name: `${name} p95`, unit: "ms", product: p95Ms, miniSearch: null },
    ];
  } finally {
    await app.close();
  }
}

async function compareQuality(folders: string[]): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  for (const folder of folders) {
    const { product, miniSearch } = await timeSet(readRetrievalSet(folder), 1);
    rows.push({
      name: `${basename(resolve(folder))} nDCG@10`,
      unit: "",
      product: product.ndcg,
      miniSearch: miniSearch.ndcg,
    });
  }
  return rows;
}

/** A table; Chinese characters take two columns. */
function render(rows: Row[]): string {
  const number = (value: number, unit: Row["unit"]) => (unit === "" ? value.toFixed(4) : `${value.toFixed(1)} ${unit}`);
  const lines = rows.map(({ name, product, miniSearch, plain, unit }) => {
    const other = miniSearch ?? plain;
    return [
      name,
      number(product, unit),
      other === null ? "—" : `${number(other, unit)}${plain === null ? "" : "（select）"}`,
      other === null || other === 0 ? "—" : `${(product / other).toFixed(2)}×`,
    ];
  });
  const table = [["", "一对一", "MiniSearch", "比值"], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((cells) => widthOf(cells[column] ?? ""))));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\p{Script=Han}，—×（）]/u.test(character) ? 2 : 1), 0);
}
