/** Slots of whole messages: which fields a message states, and that words, values and places always belong together. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";
import { foldText } from "../../../src/domain/fold-text.ts";
import { NeedField } from "../../../src/domain/need-field.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");
const MAIN = [
  "enterprise",
  "contact",
  "phone",
  "email",
  "target",
  "deadline",
  "budget",
  "cooperation",
  "import_source",
];

/** Message, then the words (or value) that each of the main fields must contain; no other main field may be found. */
const MESSAGES: [string, Record<string, string>][] = [
  [
    "我们是甬铸精工,缸体砂眼多,废品率8%,想压到2%以下,找过两家高校没搞定,联系人老戴 13611112222",
    { enterprise: "甬铸精工", target: "2%以下", contact: "老戴", phone: "13611112222" },
  ],
  [
    "甬海密封 水下机器人用的O型圈,日本进口,交期四个月,想国产化,预算30万,明年上半年",
    { enterprise: "甬海密封", import_source: "日本", budget: "30万", deadline: "明年上半年" },
  ],
  ["你好 请问有没有老师能帮忙看下注塑件缩痕的问题", {}],
  ["滚珠丝杠噪音大,目前75分贝,希望降到65以下,委托开发也行", { target: "65以下", cooperation: "委托开发" }],
  [
    "Our plant imports spindle bearings from Sweden. We want a local replacement by the end of 2026. Budget about RMB 2 million. Contact: Mr. Zhao, zhao@yongli.com",
    {
      import_source: "Sweden",
      deadline: "end of 2026",
      budget: "2 million",
      contact: "Zhao",
      email: "zhao@yongli.com",
    },
  ],
  ["伺服电机编码器全靠德国海德汉,听说要限,国内找不到替代", { import_source: "德国海德汉" }],
  ["染色一次合格率80%,要提到95%,三个月内要见效", { target: "95%", deadline: "三个月内" }],
  [
    "想跟宁大联合开发一款耐高温胶,耐300℃以上,经费80到100万,今年年底出样",
    { cooperation: "联合开发", target: "300℃", budget: "100万", deadline: "今年年底" },
  ],
  [
    "甬润油墨,电话0574-86881234转802,找王经理,UV油墨附着力不行",
    { enterprise: "甬润油墨", phone: "0574-86881234", contact: "王经理" },
  ],
  ["螺栓氢脆断裂 客户索赔20万了 急", {}],
  [
    "我司為甬東精密股份有限公司,齒輪箱漏油,預算五十萬,聯絡人陳先生 13755556666",
    { enterprise: "甬東精密股份有限公司", budget: "五十萬", contact: "陳先生", phone: "13755556666" },
  ],
  ["焊接机器人焊缝跟踪不准,偏差1mm,要求0.2mm以内,采购成套也可以", { target: "0.2mm以内", cooperation: "采购" }],
  ["模具钢用的是奥地利百禄的,一吨八万多,能不能找国产的", { import_source: "奥地利" }],
  ["想引进一名做热流道设计的博士,年薪50万", { cooperation: "引进一名" }],
  ["MES系统跟设备联不上,想找人上门诊断一下", { cooperation: "诊断" }],
  ["电话13312345678,姓毛,做阀门的,密封面老拉伤", { phone: "13312345678", contact: "姓毛" }],
  [
    "甬宠智造想做静音猫砂盆 噪音低于35dB 双十一前上市 愿意出20万",
    { enterprise: "甬宠智造", target: "35dB", deadline: "双十一前", budget: "20万" },
  ],
  ["PBT改性料冲击强度不够,现在6kJ/m2,目标10kJ/m2", { target: "10kJ/m2" }],
  ["呃我想问一下啊就是我们那个空压机嘛能耗特别高,能不能帮我们降个百分之二十", { target: "百分之二十" }],
  [
    "We need to cut the cycle time from 60 seconds to 40 seconds within 6 months, joint development preferred.",
    { target: "40 seconds", deadline: "within 6 months", cooperation: "joint development" },
  ],
  [
    "光伏支架镀锌层厚度不匀,要80微米±10,联系我 小夏 15058001234",
    { target: "80微米", contact: "小夏", phone: "15058001234" },
  ],
  [
    "宁波永新光学股份有限公司 显微物镜镀膜脱膜 联系人:毛磊 邮箱maolei@yx.cn",
    { enterprise: "宁波永新光学股份有限公司", contact: "毛磊", email: "maolei@yx.cn" },
  ],
  ["高温合金叶片精铸疏松,试过调浇注温度,没用", {}],
  ["冷链车保温板导热系数要做到0.018,国庆前给方案", { target: "0.018", deadline: "国庆前" }],
  [
    "预算嘛大概一百来万吧,时间明年三月之前,合作研发",
    { budget: "一百来万", deadline: "明年三月之前", cooperation: "合作研发" },
  ],
  ["我们进口的美国分子筛膜被禁运了,库存只够撑两个月", { import_source: "美国" }],
  ["电池极片毛刺控制在10μm以内,现在25μm,影像检测设备谁家有", { target: "10μm以内" }],
  ["我是甬鑫铜业的小葛,铜带表面划伤", { enterprise: "甬鑫铜业", contact: "小葛" }],
  ["技术入股也可以谈,主要是轻量化减重要到30%", { cooperation: "技术入股", target: "30%" }],
  ["手机改成13099998888,联系人还是老周", { phone: "13099998888", contact: "老周" }],
  ["出口欧盟的玩具涂层要过EN71,重金属铅含量要低于13.5mg/kg", { target: "13.5mg/kg" }],
  ["客户要求盐雾1000小时不生锈,我们只能做到500小时", { target: "1000小时" }],
  ["有个齿轮渗碳变形的事,0.1mm压不下来,想0.03", { target: "0.03" }],
  ["买断一项石墨烯散热膜专利,价格200万以内,半年内完成", { cooperation: "买断", deadline: "半年内" }],
  ["我们要在2027年6月30日之前把老生产线全换掉,数控系统换国产", { deadline: "2027年6月30日之前" }],
  ["甬泰阀门 13522223333 超低温阀-196℃泄漏", { enterprise: "甬泰阀门", phone: "13522223333" }],
  [
    "甬科传感的技术总监刘洋,手机 138-1234-5678,压力芯片零漂大,要小于0.1%FS",
    { enterprise: "甬科传感", contact: "刘洋", phone: "13812345678", target: "0.1%" },
  ],
  ["冰淇淋机的压缩机 意大利原装 坏了修不了 国产能顶上吗", { import_source: "意大利" }],
  ["聚酰亚胺薄膜,只有杜邦能供,交期越来越长", { import_source: "杜邦" }],
  ["刚才电话留错了,是13011112222", { phone: "13011112222" }],
  ["联系人张三丰,职务 研发经理,电话 13911110000", { contact: "张三丰", phone: "13911110000" }],
  ["我们想做个在线尺寸检测,节拍每件3秒以内,精度±5μm,预算60万以内", { target: "±5μm", budget: "60万以内" }],
  ["能不能推荐个懂液压的专家,柱塞泵容积效率只有88%,同行都92%了", {}],
  ["北侖這邊做連接器的,端子插拔壽命要5000次,現在兩千次就不行了", { target: "5000次" }],
  [
    "这边是甬邦物流,AGV调度算法老堵车,想委托高校开发,50个w预算",
    { enterprise: "甬邦物流", cooperation: "委托高校开发", budget: "50个w" },
  ],
  ["急 注塑机合模油缸漏油", {}],
  ["陶瓷刀具崩刃,寿命提高一倍就行", { target: "一倍" }],
  ["铝箔针孔每平米不超过5个,明年要达产", { target: "5个", deadline: "明年" }],
  [
    "请联系我:周经理,zhou.jl@163.com,关于电镀废水镍超标,要降到0.1mg/L",
    { contact: "周经理", email: "zhou.jl@163.com", target: "0.1mg/L" },
  ],
  [
    "我厂在霞浦,叫甬丰紧固件厂,螺母断裂,负责人叶国强13388887777",
    { enterprise: "甬丰紧固件厂", contact: "叶国强", phone: "13388887777" },
  ],
  [
    "車燈起霧,目標是48小時高低溫循環不起霧,合作開發,十月底前",
    { target: "48小時", cooperation: "合作開發", deadline: "十月底前" },
  ],
  ["热处理炉温差±15度,想控制在±5度以内", { target: "±5度以内" }],
  ["想招两个模具设计工程师", { cooperation: "招两个" }],
  ["想找浙大共建联合实验室搞氢能阀门", { cooperation: "联合实验室" }],
  [
    "我叫Kevin Liu,yongjia electronics,phone 13777770000,PCB warpage too high",
    { contact: "Kevin Liu", phone: "13777770000" },
  ],
  [
    "we'd like to license the coating technology, DLC hardness above 3000HV",
    { cooperation: "license the coating technology", target: "3000HV" },
  ],
  ["贴标机速度上不去 每分钟120瓶 要200瓶", { target: "200瓶" }],
  [
    "甬瑞橡塑老赵 13612340000 密封条低温-40度发硬开裂",
    { enterprise: "甬瑞橡塑", contact: "老赵", phone: "13612340000" },
  ],
  ["聚合反应转化率要从92%提到97%,去年试过换催化剂,效果一般", { target: "97%" }],
  ["今年内把进口西门子PLC换成国产的,预算150w", { deadline: "今年内", import_source: "西门子", budget: "150w" }],
];

describe("messages", () => {
  test.each(MESSAGES)("%s", (text, fields) => {
    const draft = extractSlots(text, NOW);
    const found = Object.fromEntries(
      MAIN.flatMap((field) => (draft[field] === undefined ? [] : [[field, draft[field].text]])),
    );
    expect(Object.keys(found).sort(), JSON.stringify(found)).toEqual(Object.keys(fields).sort());
    for (const [field, words] of Object.entries(fields)) {
      expect(`${draft[field]?.text} ${draft[field]?.value}`).toContain(words);
    }
  });
});

describe("answers", () => {
  test.each<[NeedField[], string, Record<string, string>]>([
    [["enterprise", "contact"], "甬焰厨电 郑工", { enterprise: "甬焰厨电", contact: "郑工" }],
    [["contact", "phone"], "老梁 13800004001", { contact: "老梁", phone: "13800004001" }],
    [["target", "deadline"], "0.5以下,年底吧", { target: "0.5以下", deadline: "年底" }],
    [["budget", "cooperation"], "20万左右,委托开发", { budget: "20万左右", cooperation: "委托开发" }],
    [["import_source", "supply_risk"], "瑞典的,已经断了", { import_source: "瑞典", supply_risk: "已经断了" }],
    [["problem"], "密封圈三个月就老化", { problem: "密封圈三个月就老化" }],
    [["problem"], "没有合适的材料", { problem: "没有合适的材料" }],
    [["base"], "自己试了两轮都不行", { base: "自己试了两轮都不行" }],
    [["enterprise"], "宁波甬密阀业有限公司,地址在小港", { enterprise: "宁波甬密阀业有限公司", street: "小港" }],
    [["email"], "发我邮箱 li.wei@yongbo.cn。", { email: "li.wei@yongbo.cn" }],
    [["budget"], "不知道", {}],
    [["problem"], "不知道", {}],
    [["enterprise", "contact"], "不方便说", {}],
    [["target", "deadline"], "指标时间都不知道,预算不方便说", {}],
  ])("asked %j, 「%s」 gives %j", (asked, text, fields) => {
    const draft = extractSlotAnswers(text, asked, NOW);
    expect(Object.fromEntries(Object.entries(draft).map(([field, slot]) => [field, slot.text]))).toEqual(fields);
  });
});

describe("what always holds", () => {
  const words = fc.constantFrom(
    ...[
      "我们是甬仑模具",
      "联系人",
      "老徐",
      "王工",
      "138 0000 1111",
      "１３８００００１１１１",
      "预算",
      "五十万",
      "100-150万",
      "气孔率",
      "<0.5%",
      "降到",
      "百分之二",
    ],
    ...[
      "今年底前",
      "三个月内",
      "不对,是",
      "德国",
      "进口",
      "断供",
      "国产的不行",
      "𠮷",
      "😊",
      "ＲＭＢ",
      "ﬁ",
      "İ",
      "㎜",
      "，",
      "。",
      "\n",
      " ",
      "委託開發",
      "by March",
      "@a.cn",
      "不是",
    ],
  );
  const message = fc.oneof(
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  const asked = fc.subarray([...NeedField.options]);

  test("the words of a field are the message at its span, and answers give at least what is stated", () => {
    fc.assert(
      fc.property(message, asked, (text, fields) => {
        const draft = extractSlotAnswers(text, fields, NOW);
        for (const { text: slot, span } of Object.values(draft)) {
          expect(slot).not.toBe("");
          expect(text.slice(...(span ?? [0, 0]))).toBe(slot);
        }
        expect(draft).toMatchObject(extractSlots(text, NOW));
      }),
    );
  });

  test("the digits of a phone stand in the message in that order", () => {
    fc.assert(
      fc.property(message, (text) => {
        const phone = String(extractSlots(text, NOW)["phone"]?.value ?? "").replace(/\D/gu, "");
        expect(text.normalize("NFKC").replace(/\D/gu, "")).toContain(phone);
      }),
    );
  });

  test("folding keeps every place", () => {
    fc.assert(fc.property(message, (text) => foldText(text).length === text.length));
  });

  test.each([
    "1",
    "万",
    "我",
    "王工",
    "13800001111",
    "(",
    " ",
    "a",
    "a@a.",
    "甬",
    "公司",
    "我们是",
    "国内",
    "1-",
    "<",
    "一二三",
    "\u0000",
    "不是",
  ])("4,000 characters of %j are read", (piece) => {
    const text = piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000);
    expect(Object.keys(extractSlotAnswers(text, [...NeedField.options], NOW))).toBeInstanceOf(Array);
  });
});
