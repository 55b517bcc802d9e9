/** Routing: the cluster chooses the host, words and rivals add copies, and the reason says so. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDirectory } from "../../../src/core/directory-files.ts";
import { CategoryId } from "../../../src/domain/category.ts";
import { ClusterId } from "../../../src/domain/cluster.ts";
import { buildGroupBook, type GroupBook, GroupsFile } from "../../../src/domain/group.ts";
import { type RoutingNeed, routeNeed } from "../../../src/domain/routing.ts";

const files = readDirectory(fileURLToPath(new URL("../../../knowledge", import.meta.url)), null);
const shipped = files.ok ? files.value.groups : expect.unreachable("groups.yaml");
const NAMES = new Map([
  ["automotive", "汽车"],
  ["energy_environment", "节能环保"],
]);
const book = buildGroupBook(shipped, NAMES);
const route = (changes: Partial<RoutingNeed>, groups: GroupBook = book) =>
  routeNeed(
    { cluster: "automotive", clusterRunnerUp: null, category: "process", text: "", bottleneck: "no", ...changes },
    groups,
  );

describe("the shipped default groups", () => {
  test.each([
    ["petrochemical", "T1"],
    ["new_materials", "T1"],
    ["energy_environment", "T1"],
    ["automotive", "T2"],
    ["key_components", "T2"],
    ["high_end_equipment", "T3"],
    ["smart_appliances", "T3"],
    ["electronics_info", "T4"],
    ["software_services", "T4"],
    ["biomedicine", "T5"],
    ["fashion_textile", "T5"],
    ["culture_sports_goods", "T5"],
  ] as const)("%s goes to %s whatever the category", (cluster, group) => {
    for (const category of [...CategoryId.options, null]) {
      expect(route({ cluster, category }).group).toBe(group);
    }
  });

  test("are called defaults in every reason and official in none, and have no invented members", () => {
    expect(route({}).reason).toContain("默认分组");
    expect(shipped.label).toBe("默认分组");
    expect(shipped.groups.map((group) => group.note)).toEqual(Array(5).fill("默认分组，非官方"));
    expect(JSON.stringify(route({ bottleneck: "yes" }))).not.toContain("官方");
    expect(shipped.groups.flatMap((group) => group.members)).toEqual([]);
  });
});

describe("copies", () => {
  test.each([
    ["a person to hire", "想招一个会调压铸机的工程师", "人才"],
    ["a skilled worker", "能不能推荐个老师傅", "人才"],
    ["a foreign expert", "想请一位德国专家来厂里看热处理", "外国专家"],
    ["an overseas engineer, in Traditional", "想找海外工程師", "外国专家"],
    ["a loan", "设备要买但是资金周转不开，能贷款吗", "资金"],
    ["premises", "现在厂房不够，想租厂房扩产", "场地"],
    ["a hire", "车间缺焊接师傅，招不到", "人才"],
    ["nobody who knows the machine", "进口设备买回来没人会调", "人才"],
    ["a foreigner", "想请老外过来指导两个月", "外国专家"],
    ["money that is short", "想上新线但是資金緊張", "资金"],
    ["money that is short, said loosely", "设备太贵，我们经费也比较紧", "资金"],
    ["a workshop that is too small", "上了新线车间都不够用了", "场地"],
    ["investors", "准备A轮，想找投资机构", "资金"],
    ["a move into the park", "想搬进开发区科创园", "场地"],
    ["a foreign expert, in English", "Looking for a foreign expert in heat treatment", "外国专家"],
    ["a loan, in English", "We also need a loan for the new line", "资金"],
  ])("T5 hears of %s, the host stays", (_, text, word) => {
    const routing = route({ text });
    expect(routing).toMatchObject({ group: "T2", cc: ["T5"] });
    expect(routing.reason).toContain(`需要${word}`);
  });

  test.each([
    "压铸件气孔率高，有没有专家能看看",
    "机器人焊接变形，找高校合作开发",
    "厂房里粉尘大，除尘效果不好",
    "客户要求租赁的模具寿命10万模",
    "海工装备用的密封件老化快",
    "产品老外观不良，划痕多",
    "国外专利绕不开，想自己开发",
    "国内也没人做得出来，想攻关",
    "A轮胎模具排气槽堵塞",
    "想减少人手，上自动上下料",
    "办公室空调噪声大，风机叶片要改",
    "我们公司在开发区科创园，压铸件气孔多",
    "我们有博士后工作站，涂层附着力不够",
    "科技工作者之家旁边的厂，轴承异响",
    "国内没人会做这种球面轴承",
    "CO2 incubator sensor drifts",
    "引进一台德国设备调不好，表面发花",
  ])("a plain technical need has none: %s", (text) => {
    expect(route({ text }).cc).toEqual([]);
  });

  test("the group of the firm's own industry hears where the technique lies elsewhere", () => {
    const waste = route({ cluster: "energy_environment", clusterRunnerUp: "fashion_textile", text: "服装厂废水处理" });
    expect(waste).toMatchObject({ group: "T1", cc: ["T5"], runnerUp: "T5" });
    const xray = route({ cluster: "high_end_equipment", clusterRunnerUp: "automotive", text: "汽配厂要X光检测设备" });
    expect(xray).toMatchObject({ group: "T3", cc: ["T2"], runnerUp: "T2" });
    expect(xray.reason).toContain("也与汽车有关，抄送汽车与基础件组（T2）");
  });

  test("a runner-up of the same group is no copy and no rival", () => {
    const routing = route({ cluster: "automotive", clusterRunnerUp: "key_components" });
    expect(routing.cc).toEqual([]);
    expect(routing.score).toBe(route({}).score);
  });

  test("the host is never copied: a drug firm's loan stays with T5 alone", () => {
    expect(route({ cluster: "biomedicine", text: "缺资金" })).toMatchObject({ group: "T5", cc: [] });
  });
});

describe("reason and score", () => {
  test("the reason names rule, cluster, the person's words and group", () => {
    const { reason } = route({ text: "壓鑄，有氣孔" });
    expect(reason).toBe(
      "按规则“集群定主办组”：技术落点是汽车，原话有“压铸”“气孔”，由汽车与基础件组（T2，默认分组）主办。",
    );
  });

  test("a rival lowers the score, a typical matter raises it, and the usual category too", () => {
    const plain = route({ category: "software" }).score;
    expect(route({ category: "software", clusterRunnerUp: "software_services" }).score).toBeLessThan(plain);
    expect(route({ category: "software", text: "压铸" }).score).toBeGreaterThan(plain);
    expect(route({ category: "process" }).score).toBeGreaterThan(plain);
  });

  test("without a rival reading a return proposes the group whose matters the text names", () => {
    expect(route({ text: "车灯控制芯片" }).runnerUp).toBe("T4");
    expect(route({ text: "" }).runnerUp).toBeNull();
  });

  test("a bottleneck goes to the leaders' one-on-one list; half a bottleneck does not", () => {
    expect(route({ bottleneck: "yes" })).toMatchObject({ oneOnOne: true, cc: [] });
    expect(route({ bottleneck: "yes" }).reason).toContain("抄送组长和局领导，列入“一对一”清单");
    expect(route({ bottleneck: "ask" }).oneOnOne).toBe(false);
  });
});

describe("an unknown cluster", () => {
  test("goes to the duty group, unsure, and proposes the group that the words name", () => {
    const routing = route({ cluster: null, text: "产品表面有气孔" });
    expect(routing).toMatchObject({ group: "T5", confident: false, runnerUp: "T2" });
    expect(routing.reason).toContain("还判断不出用在什么产品上");
    expect(routing.score).toBeLessThan(0.5);
  });

  test("of a plain loan or premises is sure: no product needs to be asked for", () => {
    expect(route({ cluster: null, category: "other", text: "想找贷款" })).toMatchObject({
      group: "T5",
      confident: true,
      cc: [],
    });
    expect(route({ cluster: null, category: "process", text: "想找贷款" }).confident).toBe(false);
    expect(route({ category: "other", text: "想找贷款" })).toMatchObject({ group: "T2", cc: ["T5"] });
  });
});

describe("a clerk's rules", () => {
  const rule = {
    id: "港口",
    group: "T4",
    cluster: "any",
    clusters: [],
    categories: [],
    words: ["港口"],
    reason: "港口都归 T4",
  };
  const withRules = (...rules: Record<string, unknown>[]) =>
    buildGroupBook(GroupsFile.parse({ ...shipped, rules }), NAMES);

  test("come before the clusters, the first that matches decides", () => {
    const groups = withRules(rule, { ...rule, id: "后面的", group: "T1" });
    expect(route({ text: "港口机械轴承" }, groups)).toMatchObject({
      group: "T4",
      score: 1,
      confident: true,
      runnerUp: "T2",
    });
    expect(route({ text: "机械轴承" }, groups).group).toBe("T2");
  });

  test("must be met whole: cluster, category and words", () => {
    const narrow = withRules({ ...rule, clusters: ["automotive"], categories: ["software"] });
    expect(route({ text: "港口", category: "software" }, narrow).group).toBe("T4");
    expect(route({ text: "港口", category: "process" }, narrow).group).toBe("T2");
    expect(route({ text: "港口", category: "software", cluster: "petrochemical" }, narrow).group).toBe("T1");
  });
});

test("every need has exactly one host, no copy of it, and a score from 0 to 1", () => {
  const cluster = fc.constantFrom(...ClusterId.options, null);
  const need = fc.record({
    cluster,
    clusterRunnerUp: cluster,
    category: fc.constantFrom(...CategoryId.options, null),
    text: fc
      .array(fc.constantFrom("压铸", "贷款", "芯片", "德国专家", "房租", "废水", "，"))
      .map((parts) => parts.join("")),
    bottleneck: fc.constantFrom("yes" as const, "ask" as const, "no" as const),
  });
  fc.assert(
    fc.property(need, (one) => {
      const routing = routeNeed(one, book);
      expect(routing.cc).not.toContain(routing.group);
      expect(new Set(routing.cc).size).toBe(routing.cc.length);
      expect(routing.runnerUp).not.toBe(routing.group);
      expect(routing.score).toBeGreaterThanOrEqual(0);
      expect(routing.score).toBeLessThanOrEqual(1);
      expect(routing.reason).toMatch(/。$/u);
    }),
  );
});
