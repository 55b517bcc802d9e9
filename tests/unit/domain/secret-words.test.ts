/** The clerk's words for secrets: what must stop a talk at once, and what only looks like it. */
import { describe, expect, test } from "vitest";
import { findBoundary } from "../../../src/domain/boundary.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { needSetting } from "../../support/need-setting.ts";

const isSecret = (text: string): boolean =>
  findBoundary(normaliseText(text), needSetting.boundaries)?.kind === "secret";

describe("stops at once", () => {
  test.each([
    "给歼20做的起落架锻件，疲劳裂纹",
    "歼-20的座舱盖",
    "殲20起落架鍛件",
    "歼 - 15 的钛合金框",
    "歼轰7的液压管",
    "我们给运20做货舱地板",
    "用在运-20上的紧固件",
    "直-10的桨叶",
    "武直10的传动轴",
    "轰-6K的油箱",
    "空警500的天线罩",
    "J20起落架的锻件开裂",
    "核潜艇用的阀门",
    "潜艇上的密封圈漏",
    "07艇的耐压壳",
    "055型驱逐舰的减速箱",
    "护卫舰的轴系振动",
    "航母用的阻拦索",
    "舰载雷达的散热",
    "东风-41 发射筒的焊缝",
    "东风41的固体发动机壳体",
    "东·风·26配套",
    "巨浪-3的壳体",
    "鹰击12的弹翼",
    "红旗-9的发射架",
    "鱼雷的推进电机",
    "火箭弹的引信",
    "激光制导的导引头",
    "主战坦克的履带销",
    "隐身战机的蒙皮涂层",
    "战斗机座椅",
    "给海军做的声呐壳体",
    "空军的订单",
    "给航天八院做的型号件，图纸不能发，裂纹问题",
    "航天科工二院的型号产品",
    "七一九所的型号配套",
    "图纸不能发，只能当面说",
    "图纸不让外传",
    "涉蜜项目的密封件",
    "这个是涉秘的",
    "军-工的活，焊接变形大",
    "军·工项目",
    "军.工的活",
    "涉*密",
    "军 品 件",
    "jun工件",
    "We make valves for nuclear submarines",
    "It is for a fighter jet",
    "parts of a missile body crack",
    "seals for a warship",
  ])("%s", (text) => {
    expect(isSecret(text)).toBe(true);
  });
});

describe("only looks like it", () => {
  test.each([
    "民用航空的座椅支架开裂",
    "航天科普展项的控制系统",
    "商业航天的火箭贮箱焊接",
    "东风汽车的转向节气孔多",
    "东风15吨自卸车的油缸漏油",
    "给东风做副车架",
    "精密级轴承买不到",
    "高精密级丝杠",
    "军民融合有什么政策",
    "军民融合项目怎么申报",
    "保密协议怎么签",
    "保密协议能不能签",
    "我们需求会保密的吗",
    "Is our technology kept secret?",
    "制造业单项冠军工艺改进",
    "单项冠军品牌怎么申报",
    "单项冠军用什么材料",
    "单项冠军企业奖励多少",
    "干部队伍建设",
    "中国防伪标签不良",
    "出国防疫物资",
    "激光干涉密度测量",
    "发动机密封圈漏油",
    "注塑机密码锁",
    "一天运20吨货",
    "我们每天运20车",
    "货运8万吨",
    "垂直10度",
    "直20毫米的销",
    "强制导热硅脂发干",
    "这限制导致良率低",
    "机遇与挑战机制",
    "设备故障预警机制",
    "商战机会",
    "鱼雷罐车的耐火材料",
    "坦克链断裂",
    "坦克300的尾门铰链",
    "产业航母的打造",
    "旗舰店的展柜",
    "12米游艇的玻璃钢开裂",
    "冲锋艇的胶水开胶",
    "观光潜艇的亚克力窗",
    "海底电缆的绝缘",
    "submarine cables of 220 kV",
    "a submarine power cable",
    "torpedo car lining",
    "海军蓝的面料色差",
    "解放军路18号的厂房",
    "红旗H9的门板",
    "红旗轿车的内饰件",
    "车载毫米波雷达的外壳",
    "图纸能不能发给你们",
    "图纸可以发吗",
    "客户的图纸不能用",
    "图片不能发吗",
    "航天级铝合金断供",
    "航空航天用钛合金紧固件",
    "601厂区的空压机",
    "歼灭虫害",
    "长征村的厂房",
    "弹性体老化",
    "将军工业园的注塑厂",
    "这个型号产品气孔多",
  ])("%s", (text) => {
    expect(isSecret(text)).toBe(false);
  });

  test("a run of one word is looked through at once", () => {
    const began = performance.now();
    for (const word of ["军", "图纸", "型号", "航天", "运", "东风", "-·", "submarine "]) {
      isSecret(word.repeat(4000));
    }
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
