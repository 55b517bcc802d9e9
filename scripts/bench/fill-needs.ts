/** Generated needs for timing the console's list: plausible words, firms and states, the same for the same seed. */
import type { App } from "../../src/app.ts";
import { execute, withTransaction } from "../../src/db/database.ts";
import { CategoryId } from "../../src/domain/category.ts";
import { ClusterId } from "../../src/domain/cluster.ts";
import { enterpriseKey } from "../../src/domain/enterprise-key.ts";
import { needSearchTerms } from "../../src/domain/need-search.ts";
import { createRandom } from "./generate-set.ts";

const SEED = 20260630;
const BATCH = 2_000;
const FIRMS = 5_000;
/** One need in so many is like another. */
const ALIKE_EACH = 25;
const MINUTE_MS = 60_000;

/** What needs are made of; also what is searched for. */
export const PRODUCTS =
  "压铸模仁 电驱壳体 伺服油泵 主轴轴承 光幕芯片 密封圈 熔喷料 减速机 注塑机螺杆 碳纤维板 钕铁硼磁钢 涂层刀具 激光切割头 电机定子 铝合金轮毂 冻干机 集卡调度软件 印染废水 笔头球珠 换热器 液压阀 视觉检测相机 电解铜箔 氢燃料电池膜".split(
    " ",
  );
const PROBLEMS =
  "寿命短 气孔率高 热裂 进口依赖 停供 精度漂移 噪声大 能耗高 良率低 漏油 结垢 色差 变形 卡顿 磨损快 尺寸不稳 开裂 效率低".split(
    " ",
  );
const STATES =
  "submitted assigned assigned claimed claimed in_progress contacted waiting_enterprise matched closed closed closed closed closed closed closed withdrawn merged returned in_progress".split(
    " ",
  );
const PROCESSES = "换过材料 调过工艺 找过高校 试过国产件 改过结构 外协加工 做过正交试验".split(" ");

/** Fills an empty store with so many needs; the groups are the shipped ones. */
export async function fillNeeds(app: App, count: number, onProgress: (done: number) => void): Promise<void> {
  const { pool, directory, vocabulary, clock } = app.deps;
  const random = createRandom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? list[0] ?? refuseEmpty();
  const groups = [...directory.groups.groups.keys()];
  const now = clock().getTime();
  const make = (index: number) => {
    const enterprise = `宁波第${Math.floor(random() * FIRMS)}精密制造有限公司`;
    const summary = `${pick(PRODUCTS)}${pick(PROBLEMS)}`;
    const problem = `${summary}，批量生产时不良率${Math.ceil(random() * 40)}%，${pick(PROCESSES)}，还是${pick(PROBLEMS)}，想在${Math.ceil(random() * 12)}个月内解决，预算${Math.ceil(random() * 300)}万元`;
    const state = pick(STATES);
    const isOpen = !["closed", "withdrawn", "merged", "waiting_enterprise"].includes(state);
    const due = now + (random() - 0.3) * 20_000 * MINUTE_MS;
    return {
      number: `XQ-2026-${String(index + 1).padStart(4, "0")}`,
      draft_id: `bench-${index}`,
      requester_id: `bench-${index % FIRMS}`,
      enterprise,
      enterprise_key: enterpriseKey(enterprise),
      summary,
      problem,
      cluster: pick(ClusterId.options),
      category: pick(CategoryId.options),
      bottleneck: pick(["no", "no", "no", "ask", "yes"]),
      group_id: pick(groups),
      state,
      outcome: state === "closed" ? "solved" : null,
      changed_at: new Date(now - random() * 700_000 * MINUTE_MS).toISOString(),
      next_clock: isOpen ? "close" : null,
      due_at: isOpen ? new Date(due).toISOString() : null,
      nearly_at: isOpen ? new Date(due - 210 * MINUTE_MS).toISOString() : null,
      search_terms: needSearchTerms([summary, problem, enterprise], vocabulary.lexicon),
    };
  };
  for (let done = 0; done < count; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => make(done + index));
    await withTransaction(pool, (tx) => execute(tx, INSERT, [JSON.stringify(rows)]));
    onProgress(Math.min(count, done + BATCH));
  }
  await execute(pool, LIKENESSES, [ALIKE_EACH]);
  await execute(pool, "analyze need", []);
  await execute(pool, "analyze need_likeness", []);
}

function refuseEmpty(): never {
  throw new Error("nothing to pick from");
}

const INSERT = `insert into need (number, draft_id, requester_id, channel, fields, enterprise, enterprise_key, contact, phone,
    summary, problem, source_text, cluster, category, bottleneck, disclosure, group_id, cc, state, outcome, submitted_at,
    changed_at, next_clock, due_at, nearly_at, search_terms, likeness_keys)
  select number, draft_id, requester_id, 'web', '{}', enterprise, enterprise_key, '周敏', '13800004001', summary, problem, problem,
    cluster, category, bottleneck, 'internal', group_id, '{}', state, outcome, changed_at, changed_at, next_clock, due_at, nearly_at,
    search_terms, '{}'
  from jsonb_to_recordset($1::jsonb) as row(number text, draft_id text, requester_id text, enterprise text, enterprise_key text,
    summary text, problem text, cluster text, category text, bottleneck text, group_id text, state text, outcome text,
    changed_at timestamptz, next_clock text, due_at timestamptz, nearly_at timestamptz, search_terms text[])`;

const LIKENESSES = `insert into need_likeness (need_id, other_id, likeness, score, reason)
  select a.id, b.id, 'related', 0.5, '同类问题' from need a join need b on b.id = a.id + 1 where a.id % $1::int = 0
  union all
  select b.id, a.id, 'related', 0.5, '同类问题' from need a join need b on b.id = a.id + 1 where a.id % $1::int = 0`;
