/** Which firm speaks: full and short names, and what only looks like one. */
import { expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["我们是甬仑模具,做铝合金压铸模的", "甬仑模具"],
  ["甬文笔业:中性笔球珠全进口瑞士", "甬文笔业"],
  ["甬康药业想给西林瓶冻干线配一台检测机", "甬康药业"],
  ["甬乐乐器 口琴簧片调音一致性差", "甬乐乐器"],
  ["我们甬塑新材 PBAT膜撕裂强度横向太低", "甬塑新材"],
  ["好的。接着说,甬力机械,我姓吴", "甬力机械"],
  ["那你转给工作人员吧,我是甬北压铸的", "甬北压铸"],
  ["我们是宁波甬仑模具有限公司,压铸件老有气孔", "宁波甬仑模具有限公司"],
  ["这里是宁波海曙博远精密机械有限公司,主轴发热", "宁波海曙博远精密机械有限公司"],
  ["宁波北仑恒达紧固件厂,螺栓氢脆", "宁波北仑恒达紧固件厂"],
  ["单位名称:浙江伟立机器人科技股份有限公司", "浙江伟立机器人科技股份有限公司"],
  ["公司叫海纳半导体(宁波)有限公司,硅片翘曲", "海纳半导体(宁波)有限公司"],
  ["我司华朔科技,一体压铸件变形大", "华朔科技"],
  ["旭升集团,电池托盘焊接变形", "旭升集团"],
  ["你好,我这边是拓普电子的,连接器端子镀层老起泡", "拓普电子"],
  ["在吗?东睦粉末冶金,齿轮端面跳动超差", "东睦粉末冶金"],
  ["贝发文具 笔头磨损快", "贝发文具"],
  ["甬港橡塑的刘经理,13800001111,密封圈老化", "甬港橡塑"],
  ["我是大发化纤的小王,再生涤纶有黑点", "大发化纤"],
  ["甬江汽配,转向节裂纹检测想自动化", "甬江汽配"],
  ["我們是甬東電子,做連接器的", "甬東電子"],
  ["敝司為寧波三和電器有限公司,馬達噪音偏高", "寧波三和電器有限公司"],
  ["We are Ningbo Yongda Machinery Co., Ltd. and our spindle overheats.", "Ningbo Yongda Machinery Co., Ltd."],
  ["This is Lucy from Yongbo Precision Co., Ltd.", "Yongbo Precision Co., Ltd."],
  ["I'm with Beilun Hengtai Plastics, we mold PP parts", "Beilun Hengtai Plastics"],
  ["代表甬联港机来问下,岸桥钢丝绳寿命短", "甬联港机"],
  ["企业:甬恒泵业 联系人:王工", "甬恒泵业"],
  ["甬信微电子 我们的压力传感器零漂大", "甬信微电子"],
  ["不是甬北压铸,是甬南压铸", "甬南压铸"],
  ["公司名写错了,应该是甬东压铸", "甬东压铸"],
  ["我们厂叫甬兴铸造,砂眼多", "甬兴铸造"],
  ["刚才说的是甬北压铸,更正一下是甬北精铸科技", "甬北精铸科技"],
  ["甬药生物这边,冻干机冷阱结霜不均", "甬药生物"],
  ["咱们是申洲针织,色牢度不过", "申洲针织"],
  ["我是金田铜业设备部的,轧机振动", "金田铜业"],
  ["单位宁波煦光电子材料,联系人应雪13900006016", "宁波煦光电子材料"],
  ["甬沐热能 章工 13900006002 爆瓷率要到2%以下", "甬沐热能"],
  ["来自慈溪的沐岚家电,噪声大", "沐岚家电"],
  ["我们瑾晟公司做电缆料的", "瑾晟公司"],
  ["敝公司寧波曜辰電控,溫升高", "寧波曜辰電控"],
  ["Tidewell Fasteners (Ningbo): bolts rust", "Tidewell Fasteners (Ningbo)"],
  ["Company: Hanfeng. Contact Lily, 13911112222", "Hanfeng"],
  ["Company name is Ningrui Recycling. We recover 82%", "Ningrui Recycling"],
  ["Company: Ningbo Hanfeng Auto Parts; contact Lily, 13911112222", "Ningbo Hanfeng Auto Parts"],
  ["需求方:宁波甬安光科新材料科技有限公司", "宁波甬安光科新材料科技有限公司"],
])("%s comes from %s", (text, enterprise) => {
  expect(extractSlots(text, NOW)["enterprise"]?.text).toBe(enterprise);
});

test.each([
  "我们公司做压铸的,气孔多",
  "我们厂门口的路坏了",
  "我们是一家做模具的",
  "我们是做模具的小厂",
  "我们是注塑厂,翘曲大",
  "我们是北仑的模具厂",
  "我们做注塑机的 伺服节能再降15%",
  "我们那台双色注塑机的油泵噪声大",
  "用的是德国博世的泵,坏了没处买",
  "我们给比亚迪汽车供货,壳体气孔多",
  "甬仑模具的同行都有这问题",
  "能推荐几家检测机构吗",
  "美国厂家说进了管制清单",
  "不是甬北压铸",
  "铝合金压铸件老有气孔",
  "汽车零部件,冲压回弹大",
  "工业软件被美国断供了",
  "电磁兼容检测 想借实验室",
  "高端装备,做数控机床的",
  "我们集团想搞数字化",
  "供应商是宁波某某化工有限公司,他们涨价了",
  "从日本发那科公司买的机器人报警",
  "We are a small valve maker in Beilun",
  "Our company needs help",
  "让局长来我厂里看一下",
  "注塑模具 热流道漏胶",
  "精密轴承,噪声大",
  "液压密封 老漏油",
  "医疗器械 要做认证",
  "新能源汽车 电驱壳体漏水",
  "我们是外资企业",
  "机器人 抓取不准",
  "车间设备想做物联",
  "想找做涂层的公司合作",
  "请问贵公司在哪",
  "三花是我们的竞争对手",
])("%s names no firm of its own", (text) => {
  expect(extractSlots(text, NOW)["enterprise"]).toBeUndefined();
});

test.each([
  ["甬焰厨电 郑工", "甬焰厨电"],
  ["甬密阀业", "甬密阀业"],
  ["海天", "海天"],
  ["海天塑机的", "海天塑机"],
  ["叫宁波博远精密机械有限公司", "宁波博远精密机械有限公司"],
  ["我们是三立", "三立"],
  ["甬北压铸,做水泵壳体的,气孔率2%左右", "甬北压铸"],
  ["甬力机械,我姓吴,13900004003", "甬力机械"],
  ["Hengtai Plastics", "Hengtai Plastics"],
  ["甬光 老周 13800001111", "甬光"],
])("asked for the firm, %s answers %s", (text, enterprise) => {
  expect(extractSlotAnswers(text, ["enterprise", "contact"], NOW)["enterprise"]?.text).toBe(enterprise);
});

test.each([
  "不方便说",
  "先保密",
  "算了算了 我们自己再试试 先不报",
  "研发费用加计扣除现在是多少?",
  "好的",
  "郑工 13800004007",
  "等一下",
  "为什么要公司名",
  "老梁",
  "我们做压铸的",
])("asked for the firm, %s gives none", (text) => {
  expect(extractSlotAnswers(text, ["enterprise", "contact"], NOW)["enterprise"]).toBeUndefined();
});

test.each(["全部属实,确认提交", "等下", "资料无误", "就这样", "没问题 提交", "我再想想", "宁波大学"])(
  "asked for the firm, %s names none",
  (text) => {
    expect(extractSlotAnswers(text, ["enterprise"], NOW)["enterprise"]).toBeUndefined();
  },
);
