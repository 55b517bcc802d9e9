/** What is told of a need by the shipped words: cluster, category and bottleneck. */
import { describe, expect, test } from "vitest";
import { foldText } from "../../../src/domain/fold-text.ts";
import { tellBottleneck } from "../../../src/domain/tell-bottleneck.ts";
import { tellCategory } from "../../../src/domain/tell-category.ts";
import { tellCluster } from "../../../src/domain/tell-cluster.ts";
import { needSetting } from "../../support/need-setting.ts";

const words = needSetting.needs;
const clusterOf = (text: string) => tellCluster(foldText(text), words);
const categoryOf = (text: string) => tellCategory(foldText(text), clusterOf(text).cluster, words);

describe("the cluster", () => {
  test.each([
    ["我们是服装厂，印花车间的废水色度超标", "energy_environment"],
    ["厂里想上一套MES，三十台压铸机的数据都要采", "software_services"],
    ["空调面板注塑件老有熔接痕", "smart_appliances"],
    ["铝合金压铸件阳极氧化后发花", "key_components"],
    ["汽车用铝合金压铸件发花", "automotive"],
    ["微流控芯片键合漏液", "biomedicine"],
    ["Our gel pens skip in winter", "culture_sports_goods"],
  ])("follows where the technology lands: %s", (text, cluster) => {
    expect(clusterOf(text).cluster).toBe(cluster);
  });

  test("is open where no product is named, and the other view of a word of two clusters is kept", () => {
    expect(clusterOf("我们有个难题解决不了")).toEqual({ cluster: null, runnerUp: null, terms: [] });
    expect(clusterOf("光刻胶断货")).toEqual({
      cluster: "electronics_info",
      runnerUp: "new_materials",
      terms: ["光刻胶"],
    });
  });
});

describe("the category", () => {
  test.each([
    ["光刻胶日本不卖了", "key_material"],
    ["注塑机的伺服驱动器德国停供了", "basic_component"],
    ["缺一台能看封口漏不漏的在线检测设备", "equipment"],
    ["电梯导轨校直全靠老师傅手感，想上自动校直机", "equipment"],
    ["CAD想换国产的", "software"],
    ["检测设备可以共享么 我们压铸件要做CT", "platform"],
    ["轮毂旋压开裂", "process"],
    ["岸桥防摇控制的算法想自己搞 没思路", "core_tech"],
    ["套圈有振纹，换了砂轮、磨削液都没用", "process"],
    ["缺一个会调试机器人的工程师", "other"],
  ])("is what is missing: %s", (text, category) => {
    expect(categoryOf(text)).toBe(category);
  });

  test("is open where nothing tells", () => {
    expect(categoryOf("你好")).toBeNull();
  });
});

describe("the bottleneck", () => {
  test.each([
    ["轴承全靠日本进口，对方通知停供", "yes"],
    ["数控系统一直用西门子的，听说要限", "yes"],
    ["Sole source from Germany, now under export licence review", "yes"],
    ["逆变器芯片買的是美國的，被列清單了不賣，國內有替代但不能用", "yes"],
    ["进口一台要300多万", "ask"],
    ["密封胶断货了", "ask"],
    ["卡脖子啊，专用料", "ask"],
    ["用的是美国货，怕断供，还没断", "ask"],
    ["轴承磨损快，没有断供", "no"],
    ["配方要改，不涉及进口", "no"],
    ["泵源用的进口货，国内已经有三家能供了", "no"],
    ["产品出口美国客户，阀门进口压力不稳", "no"],
    ["同行用德国刀片的被断供了 我们用株洲的没受影响", "no"],
    ["涂层是美国进口的 国内绍兴有厂家也能做 用着没问题", "no"],
    ["钓鱼竿用的碳布日本来的 断供倒是没有", "ask"],
    ["钨钢棒料只有日本住友能做 去年开始配给制", "yes"],
  ] as const)("%s → %s", (text, bottleneck) => {
    expect(tellBottleneck(foldText(text), words)).toBe(bottleneck);
  });
});
