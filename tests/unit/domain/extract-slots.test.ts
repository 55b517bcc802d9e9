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
  ["我们做拉链的，镀层掉色，客户要求水洗50次不掉色，找谁能搞", { target: "50次" }],
  [
    "甬旭轴承，张工 13700001234，轴承振动值Z3组做不到，要Z4",
    { enterprise: "甬旭轴承", contact: "张工", phone: "13700001234", target: "Z4" },
  ],
  ["電池密封圈的尼龍料一直從日本進口，現在對方說明年起限量，國內的料爬鹼嚴重", { import_source: "日本" }],
  [
    "想做吸油烟机的静音风机，噪音从68dB降到58dB，预算七八十万，明年年中前要样机",
    { target: "58dB", budget: "七八十万", deadline: "明年年中" },
  ],
  ["你好我是甬嘉模塑的采购小蒋，热流道喷嘴漏胶", { enterprise: "甬嘉模塑", contact: "小蒋" }],
  ["我们有三个难题 一个是毛刺 一个是飞边 还有一个是缩孔", {}],
  ["港口岸桥钢丝绳在线探伤，想采购一套设备，200万以内可以接受", { cooperation: "采购一套", budget: "200万以内" }],
  [
    "Hi, we're Ningbo Haorui Auto Parts Co., Ltd. Looking for someone to solve weld cracks. Budget 300,000 RMB, deadline Oct 2026. Call Jack 13855556666",
    {
      enterprise: "Ningbo Haorui Auto Parts Co., Ltd.",
      budget: "300,000 RMB",
      deadline: "Oct 2026",
      contact: "Jack",
      phone: "13855556666",
    },
  ],
  ["那个 预算的话 说个五六十万吧 年底之前能出来最好", { budget: "五六十万", deadline: "年底之前" }],
  ["铝压铸机的蓄能器皮囊是德国的,坏了要等三个月", { import_source: "德国" }],
  ["冲锋衣膜透湿量要达到20000g/m2/24h，目前只有8000，全靠美国戈尔", { target: "20000", import_source: "美国" }],
  ["没钱 也没时间要求 就想问问有没有人懂电泳漆", {}],
  [
    "甬塑达的老板姓夏，13812340987，想咨询吹塑瓶壁厚不匀",
    { enterprise: "甬塑达", contact: "姓夏", phone: "13812340987" },
  ],
  ["请宁波材料所的李研究员来指导一下我们的磁钢晶界扩散，重稀土用量要降一半", { target: "一半" }],
  [
    "公司：宁波甬磁新材料有限公司；联系人：俞海；电话：0574-55556666；需求：钕铁硼镀层结合力差；目标：结合力≥30N；预算：60万元；期限：2027年3月",
    {
      enterprise: "宁波甬磁新材料有限公司",
      contact: "俞海",
      phone: "0574-55556666",
      target: "≥30N",
      budget: "60万元",
      deadline: "2027年3月",
    },
  ],
  ["打错字了 联系人是小施不是小时", { contact: "小施" }],
  ["电话写错一位，应该是13566667777", { phone: "13566667777" }],
  ["公司名别写错了，是甬立不是甬力，甬立机械", { enterprise: "甬立机械" }],
  ["我们那个CAE软件用的ANSYS，听说要断供，国产的网格划分太慢", { import_source: "ANSYS" }],
  ["注塑件尺寸CPK只有0.9 客户要1.33 年底审核", { target: "1.33", deadline: "年底" }],
  ["剃须刀刀网寿命想做到两年，现在八个月就钝了", { target: "两年" }],
  [
    "甬华线缆 刘慧 liuhui@yhcable.com 高压线束电磁屏蔽效能不到60dB 要75dB",
    { enterprise: "甬华线缆", contact: "刘慧", email: "liuhui@yhcable.com", target: "75dB" },
  ],
  ["想跟高校合作，把羊绒起球等级从3级提到4级", { target: "4级", cooperation: "高校合作" }],
  ["能不能帮忙找一个会调注塑机的老师傅 工资好说", {}],
  ["想找人把我们的旧冲床改成自动化的，20台，预算300万，分两期", { budget: "300万" }],
  ["我们的竞争对手海天都用上了电动注塑机，我们也想搞", {}],
  ["西班牙进口的釉料停供了，陶瓷刀把颜色调不出来", { import_source: "西班牙" }],
  ["8月15号之前必须把VOCs治理设备装上，不然停产", { deadline: "8月15号之前" }],
  [
    "本人姓柳 13344445555 甬柳电器 暖风机PTC功率衰减，1000小时衰减要小于5%",
    { contact: "姓柳", phone: "13344445555", enterprise: "甬柳电器", target: "5%" },
  ],
  [
    "Contact me at tom.li@ybtech.com. We need an AOI system that detects 20 micron scratches, up to RMB 1.5 million.",
    { email: "tom.li@ybtech.com", target: "20 micron", budget: "RMB 1.5 million" },
  ],
  ["西林瓶灌装精度±1%，现在±3%，合作或者买设备都可以", { target: "±1%", cooperation: "买设备" }],
  ["我们是小港这边做石英晶振的，频率温漂±10ppm要做到±3ppm", { target: "±3ppm" }],
  ["我是做五金的，厂不大，二十来个人，想上MES，十万块钱够不够", {}],
  ["专利转让有没有合适的，关于谐波减速器的，最好两年以内的新专利", { cooperation: "专利转让" }],
  ["给大众供货的转向节探伤漏检，去年赔了80万，今年一定要解决", {}],
  [
    "甬创机器人(宁波)有限公司，陆经理，15888889999",
    { enterprise: "甬创机器人(宁波)有限公司", contact: "陆经理", phone: "15888889999" },
  ],
  ["喷嘴雾化粒径D50要20微米以下，进口的能做到15", { target: "20微米以下" }],
  ["国外的加氢催化剂一吨要120万，国内能不能做", {}],
  ["我们愿意以技术入股的方式合作，也可以委托研发，经费上限50万", { cooperation: "技术入股", budget: "50万" }],
  ["用的台湾上银的丝杠，精度C3，想换国产", { import_source: "台湾" }],
  ["热泵低温制热衰减大，-15度制热量要保持80%以上", { target: "80%以上" }],
  ["联系我们厂的葛师傅 电话是 一三九 五八八八 一二三四", { contact: "葛师傅", phone: "13958881234" }],
  ["要在双十一前把新款空气炸锅的涂层问题解决掉,涂层要过5000次耐磨", { deadline: "双十一前", target: "5000次" }],
  ["预算暂时没有，看方案再定，时间也不急", {}],
  ["甬盛铝业退火炉能耗太高，吨铝耗气90方想降到75方", { enterprise: "甬盛铝业", target: "75" }],
  ["从韩国进口的偏光片涨价20%，要找国内供应商", { import_source: "韩国" }],
  ["希望半年左右能把国产替代验证完，经费大约120万上下", { deadline: "半年左右", budget: "120万上下" }],
  ["我们公司是高企，研发投入一年800万，想建个联合实验室", { cooperation: "联合实验室" }],
  ["找过中科院材料所，报价太高没谈成", {}],
  ["阀体铸件内漏，气密性检测100%要求，泄漏量≤0.5ml/min", { target: "≤0.5ml/min" }],
  ["不是五十万,我说的是十五万预算", { budget: "十五万" }],
  ["时间放宽到明年底吧", { deadline: "明年底" }],
  ["就写联系人:办公室 陈琳 电话57486123456转3", { contact: "陈琳" }],
  ["我们用的PEEK粒子是英国威格斯的，一公斤八九百，想找国产牌号替", { import_source: "英国" }],
  ["这台五轴床子主轴振动，0.02要压到0.005以内", { target: "0.005以内" }],
  ["The resin comes from Victrex (UK), lead time 20 weeks now; any domestic source?", { import_source: "UK" }],
  ["我叫陈立,甬立达电机的研发主管,电机温升高了15K,要降下来", { contact: "陈立", enterprise: "甬立达电机" }],
  ["甬峰文体的童车刹车异响，想请老师来厂里诊断", { enterprise: "甬峰文体", cooperation: "诊断" }],
  [
    "嗯 你好 那个我是甬腾橡胶的啊 我姓戚 我们那个油封 唇口老磨损 客户要求三千小时 现在一千五就漏了",
    { enterprise: "甬腾橡胶", contact: "姓戚", target: "三千小时" },
  ],
  ["麻烦登记一下 甬航五金 门锁锁舌疲劳试验 8万次断 国标要10万次", { enterprise: "甬航五金", target: "10万次" }],
  ["咱們廠做燈具的，LED驅動電源壽命不夠，想請台灣的專家來看看", {}],
  [
    "甬潔衛浴，水龍頭電鍍起泡，聯絡電話13911112222，找吳小姐，預算三十萬上下，年底前搞定",
    { enterprise: "甬潔衛浴", phone: "13911112222", contact: "吳小姐", budget: "三十萬上下", deadline: "年底前" },
  ],
  [
    "Dear sir, we manufacture knitted fabrics. Color fastness is only grade 3, we require grade 4-5. Contact: Grace Wang +86 13566668888",
    { contact: "Grace Wang", phone: "13566668888", target: "4-5" },
  ],
  [
    "求助：铝轮毂低压铸造缩松，合格率86%，目标96%，年内，电话13588886666 罗工",
    { target: "96%", deadline: "年内", phone: "13588886666", contact: "罗工" },
  ],
  [
    "芯片测试座的探针是日本的，一根一百多块，寿命也就五万次，有没有国产的能到二十万次",
    { import_source: "日本", target: "二十万次" },
  ],
  ["我们打算跟材料所签委托开发，不过他们报价80万，我们只有50万预算", { cooperation: "委托开发", budget: "50万" }],
  ["甬利达工贸 需要一个懂钣金展开软件的人", { enterprise: "甬利达工贸" }],
  ["之前报的那个需求，预算改成35万，时间改到明年4月", { budget: "35万", deadline: "明年4月" }],
  ["联系人不写王总了，写我吧，我叫贺佳，13012345678", { contact: "贺佳", phone: "13012345678" }],
  ["车间粉尘浓度要降到4mg/m3以下，环保下个月要来查", { target: "4mg/m3以下" }],
  ["石墨双极板导电率不够，进口的韩国货要1500一片，国产替代有没有", { import_source: "韩国" }],
  ["产品是卖给德国博世的，他们要求清洁度600微米以下", { target: "600微米以下" }],
  ["想买一台X光探伤机，预算150个，合作方式就是采购", { cooperation: "采购" }],
  ["焊锡膏空洞率，行业标准25%，我们想做到10%以内", { target: "10%以内" }],
  ["纺丝组件用三天就堵，想用到七天以上", { target: "七天以上" }],
  ["热处理变形量0.3，磨削余量不够，要控制在0.1以内", { target: "0.1以内" }],
  ["我是应聘来的博士，能推荐企业吗", {}],
  ["请问你们周末上班吗，电话多少", {}],
  ["甬能储能，电芯一致性差，压差要小于5mV", { enterprise: "甬能储能", target: "5mV" }],
  ["我们厂一年交税两千万，就想上个智能仓库，预算有五百万", { budget: "五百万" }],
  ["德国进口那台检测仪坏了，厂家不修了，急找替代，最好这个月内解决", { import_source: "德国", deadline: "这个月内" }],
  ["镁合金支架盐雾480小时不过，要求720小时，可以联合攻关", { target: "720小时", cooperation: "联合攻关" }],
  ["数控转台蜗轮副磨损，精度由5角秒掉到20角秒，想恢复到8角秒", { target: "8" }],
  ["能不能搞个产学研，跟宁波工程学院，做智能衣架", { cooperation: "产学研" }],
  [
    "我司：宁波市鄞州甬华电声器件厂，联系：钱小姐13777778888",
    { enterprise: "宁波市鄞州甬华电声器件厂", contact: "钱小姐", phone: "13777778888" },
  ],
  ["膜片谐振频率偏差±15Hz以内，目前±40", { target: "±15Hz" }],
  ["钱不是问题，时间紧，最迟9月底要拿到样件", { deadline: "9月底" }],
  [
    "甬钢丝绳 李厂 13622221111 钢丝绳疲劳寿命想翻一倍",
    { enterprise: "甬钢丝绳", phone: "13622221111", contact: "李厂", target: "翻一倍" },
  ],
  ["打磨抛光粉尘爆炸隐患，想上机器人打磨，三十来万的预算", { budget: "三十来万" }],
  ["阻燃尼龙要V0级，灼热丝960度通过，国内料颜色发黄", { target: "960度" }],
  ["咱们有没有日语好的海外工程师，想引进一位做精密注塑的日本专家", { cooperation: "引进一位" }],
  ["合同2025年签的，供应商拖到现在，我们明年二月必须量产", { deadline: "明年二月" }],
  ["要把人工成本降30%", { target: "30%" }],
  ["一次合格率从七成做到九成", { target: "九成" }],
  ["液压泵噪音大，客户投诉，我们试过换配流盘，从82降到78，还想再降5个分贝", { target: "5个分贝" }],
  [
    "技术要求：抗弯强度≥800MPa，断裂韧性≥6MPa·m1/2；完成时间：2027-06-30；经费：120万",
    { target: "≥800MPa", deadline: "2027-06-30", budget: "120万" },
  ],
  ["是宁波的甬拓智控吗？不是，我们是甬扬智控", { enterprise: "甬扬智控" }],
  ["留个电话吧 0574—8688 1234 转 806 找办公室小洪", { phone: "0574", contact: "小洪" }],
  [
    "我们厂（甬沪弹簧）弹簧应力松弛率6%，要做到3%以下，手机：137 1234 5678，张",
    { enterprise: "甬沪弹簧", target: "3%以下", phone: "137 1234 5678" },
  ],
  [
    "您好，宁波甬镁轻合金有限公司的汪洋，我司镁合金半固态成型卷气严重，希望与高校联合研发，预算不超过200万元，2027年底前完成，联系方式18912345678",
    {
      enterprise: "宁波甬镁轻合金有限公司",
      contact: "汪洋",
      cooperation: "联合研发",
      budget: "200万元",
      deadline: "2027年底前",
      phone: "18912345678",
    },
  ],
  ["针织机的选针器 一直用德国的 被卡脖子了", { import_source: "德国" }],
  ["橡胶配方师要退休了 想招个懂氟橡胶的工程师", { cooperation: "招个懂氟橡胶的工程师" }],
  ["俺们是做冲压件的 回弹角度2度 想控制到半度", { target: "半度" }],
  ["有没有做过纳米银导电浆料的团队，方阻要小于15毫欧", { target: "15毫欧" }],
  ["国外设备商不给开放接口，数据采不上来，想找软件公司二次开发，30w左右", { budget: "30w左右" }],
  [
    "我是海伯集团的采购经理阮芳 18800001234 渔轮主轴材料想换",
    { enterprise: "海伯集团", contact: "阮芳", phone: "18800001234" },
  ],
  ["密封胶从美国道康宁买的，涨价30%，想找替代，性能别差太多", { import_source: "美国道康宁" }],
  ["冷墩模具寿命3万件，国外的能打10万件，我们想到8万件", { target: "8万件" }],
  ["甬达物流 货代系统 想接AI客服 费用5万内", { enterprise: "甬达物流", budget: "5万内" }],
  ["打印机墨盒芯片被美国337调查，能不能找律师", {}],
  ["缝纫机噪音82dB(A)，行业先进水平76，我们也想到76", { target: "76" }],
  ["压力传感器零点漂移 0.5%FS/年 希望降到 0.1%FS/年", { target: "0.1%" }],
  ["氢阀门密封件耐压要做到70MPa 国内没有 全靠进口 意大利的OMB", { target: "70MPa", import_source: "意大利" }],
  ["我们有块地想建厂 找谁", {}],
  ["联系人：Michael Chen（陈明），电话：+86 139 0000 1234", { contact: "Michael Chen", phone: "139 0000 1234" }],
  ["半导体设备用的陶瓷静电吸盘，日本NGK独家，已经停止供货", { import_source: "日本NGK" }],
  ["一期先投30万，后面效果好再追加", { budget: "30万" }],
  ["我们自己已经投了100多万了，还想再投50万把它做完", { budget: "50万" }],
  ["挤出线速度提升到每分钟60米，现在45米", { target: "60米" }],
  ["目前的年产能是50万套，明年想翻番", { target: "翻番" }],
  ["今天下午能派人来吗，电话13700000001，找门卫也行", { phone: "13700000001" }],
  ["之前和上海交大合作开发过一轮，没成功，现在想再找一家高校合作", { cooperation: "高校合作" }],
  ["铜排镀银层厚度≥8μm，结合力好就行，委托加工", { target: "≥8μm" }],
  ["玩具车遥控距离要到100米 现在60米信号就断", { target: "100米" }],
  [
    "需方：甬辰光电；事由：镜片镀膜水印；诉求：良率由88%升至96%；时限：2026年四季度；经费：45万",
    { enterprise: "甬辰光电", target: "96%", deadline: "2026年四季度", budget: "45万" },
  ],
  [
    "请联系甬晖医疗李博士 13911223344 导管涂层润滑性差",
    { enterprise: "甬晖医疗", contact: "李博士", phone: "13911223344" },
  ],
  ["我们想做出口日本的马桶盖，要过JIS认证", {}],
  ["熔喷布静电驻极衰减快，效率从99%掉到92%，要求半年不低于97%", { target: "97%" }],
  [
    "budget: 80k RMB, timeline: Q4 2026, cooperation: technology transfer",
    { budget: "80k RMB", deadline: "Q4 2026", cooperation: "technology transfer" },
  ],
  [
    "Our supplier in Japan stopped shipping photoresist. Need alternative before December.",
    { import_source: "Japan", deadline: "before December" },
  ],
  [
    "I'm Peter from Yongrui Valves. We want leak rate under 1e-6.",
    { contact: "Peter", enterprise: "Yongrui Valves", target: "1e-6" },
  ],
  ["伺服压机重复定位精度要求正负一丝", { target: "一丝" }],
  ["把废水COD从800降到50以下，出水回用", { target: "50以下" }],
  [
    "报名一下对接会 甬鼎精机 2个人 联系人汤工13233334444",
    { enterprise: "甬鼎精机", contact: "汤工", phone: "13233334444" },
  ],
  ["北仑中学对面那个路灯坏了", {}],
  ["国内供应商宁波中化做的料色差大，我们只好用日本宝理的", { import_source: "日本宝理" }],
  ["压铸岛想整体升级，预计总投资2000万，想申请点补助", { budget: "2000万" }],
  ["我叫小月 是负责外联的 13400001111", { phone: "13400001111", contact: "小月" }],
  [
    "我司专业生产汽车内饰件，VOC散发超标，需整改，预算30万内，11月底前完成，联系人赖工，15211112222",
    { budget: "30万内", deadline: "11月底前", contact: "赖工", phone: "15211112222" },
  ],
  ["滚塑游乐设备褪色 户外两年就发白 想做到五年不褪色", { target: "五年" }],
  ["我们有20多项专利，想找人评估一下能不能作价入股", { cooperation: "作价入股" }],
  ["半挂车轮轴温度过高，国外用的碟刹，我们想自己做", {}],
  ["不锈钢餐具镜面抛光，良率75，目标90", { target: "90" }],
  ["甬瀚科技的需求撤回吧", { enterprise: "甬瀚科技" }],
  ["你好，帮甬浩机电报一个：减速机温升85℃，要≤60℃", { enterprise: "甬浩机电", target: "≤60℃" }],
  ["数控刀片用山特维克的，瑞典货，一片两百", { import_source: "瑞典" }],
  ["老板说预算最多十万，再多没有", { budget: "十万" }],
  ["注塑车间60台机，想联网，一台预算控制在3000元", { budget: "3000元" }],
  ["想请咱们区里组织专家会诊 我们的高温球阀卡涩", {}],
  ["电泳漆膜厚不均，20±5μm的要求，实际10到35", { target: "20±5" }],
  ["3D打印钛合金件疲劳强度低，目标500MPa@10^7次", { target: "500MPa" }],
  [
    "We're in Xiaogang, making car seats. Noise (BSR) must be below 30 dB. Contact: sales manager Ms. Ying, tel 0574-86123456",
    { target: "30 dB", contact: "Ms. Ying", phone: "0574-86123456" },
  ],
  ["公司刚成立两年，想找靠谱的团队做视觉检测算法，漏检率千分之一以下", { target: "千分之一" }],
  ["能帮联系下甬江实验室吗，我们要测一批复材", {}],
  ["上次那个联系人离职了，换成江工 13912121212", { contact: "江工", phone: "13912121212" }],
  ["明年五一前", { deadline: "明年五一前" }],
  ["电动工具用的锂电池包，过充保护板是深圳买的，老烧", {}],
  ["俄罗斯客户要-60度能用的密封件", { target: "-60度" }],
  ["我这边甬祥电机，风机用的无刷电机效率只有72%，能不能干到80%", { enterprise: "甬祥电机", target: "80%" }],
  ["3家供应商都试过了，法国那家最好但是贵一倍", { import_source: "法国那家" }],
  [
    "請問貴局能否協助媒合，敝公司甬和橡膠，想委託開發低壓變橡膠，壓縮永久變形25%以下",
    { enterprise: "甬和橡膠", cooperation: "委託開發", target: "25%以下" },
  ],
  ["就留邮箱吧 techdept_08@yongjing.com.cn", { email: "techdept_08@yongjing.com.cn" }],
  ["模具抛光靠老师傅，人快退休了，想用机器人抛，出得起80万", { budget: "80万" }],
  [
    "甬昌铸造 灰铁件硬度不均 HB差值要在20以内 联系人虞工 15700001111",
    { enterprise: "甬昌铸造", target: "20以内", contact: "虞工", phone: "15700001111" },
  ],
  [
    "我们是甬语科技，做语音识别的，方言识别率82%，想做到92%以上，预算60万，想找高校合作研发",
    { enterprise: "甬语科技", target: "92%以上", budget: "60万", cooperation: "合作研发" },
  ],
  [
    "胰岛素注射笔的弹簧疲劳寿命要一百万次，进口的是瑞士的，国产三十万次断",
    { target: "一百万次", import_source: "瑞士" },
  ],
  ["麻烦问下 我们想把污水里的氨氮降到15以下 有没有什么工艺", { target: "15以下" }],
  ["涂布机张力波动大 ±5N 想控到±1N", { target: "±1N" }],
  ["甬恺阀门老板，姓孔，18611110000，阀杆填料外漏", { enterprise: "甬恺阀门", contact: "姓孔", phone: "18611110000" }],
  ["全靠日本发那科的数控系统，交货要八个月，听说明年要限", { import_source: "日本发那科" }],
  [
    "想把检测节拍从12秒缩短到5秒，年底要上线，费用大概三四十万",
    { target: "5秒", deadline: "年底", budget: "三四十万" },
  ],
  ["可以帮我联系清华的王教授吗", {}],
  [
    "We import membranes from the Netherlands and pay EUR 200 per sqm; looking for local alternative",
    { import_source: "Netherlands" },
  ],
  [
    "急求:铜排弯折开裂,工期紧,两周内,赵师傅13000001111",
    { deadline: "两周内", contact: "赵师傅", phone: "13000001111" },
  ],
  ["塑料件喷涂附着力百格测试只有2级 客户要求0级", { target: "0级" }],
  [
    "北侖某鋁業,想做再生鋁除鐵,鐵含量從0.8%降到0.3%,聯絡:周副理 13911110000",
    { target: "0.3%", phone: "13911110000", contact: "周副理" },
  ],
  ["我们去年营收3个亿，今年想搞智能化改造，准备拿1000万出来", { budget: "1000万" }],
  ["电机轴断了，三个月断了五根，求诊断", { cooperation: "诊断" }],
  [
    "公司全称宁波甬迈智能装备股份有限公司，信用代码稍后给，联系人Lily，邮箱lily@yongmai.cn",
    { enterprise: "宁波甬迈智能装备股份有限公司", contact: "Lily", email: "lily@yongmai.cn" },
  ],
  ["刚才的指标说错了，不是1%是0.1%", { target: "0.1%" }],
  ["滤芯精度0.2微米，现在买的是美国颇尔的，想国产化，时间一年", { import_source: "美国颇尔", deadline: "一年" }],
  ["漏电流要求小于10μA", { target: "10μA" }],
  ["我是甬坤重工技术中心老范，起重机主梁焊接变形超差", { enterprise: "甬坤重工", contact: "老范" }],
  ["产品出口美国被加税，想找新客户", {}],
  ["请推荐会做PVD的厂家，我们量不大，一个月两千件", {}],
  ["保温杯内胆真空保持率，十二小时掉5度，要求掉3度以内", { target: "3度以内" }],
  ["时间要求是明年春节前，预算待定", { deadline: "明年春节前" }],
  ["甬炜自动化--给客户做线束端子机，端子拉脱力不稳，CPK要≥1.67", { enterprise: "甬炜自动化", target: "≥1.67" }],
  ["专利许可也行，最好独占", { cooperation: "专利许可" }],
  ["我们的三坐标是德国蔡司的，想找人教怎么用", { import_source: "德国蔡司" }],
  ["想请人做个降本方案，每件成本降2块钱", {}],
  ["手机号一八六一二三四五六七八，姓丁", { phone: "一八六", contact: "姓丁" }],
  ["预算五十万人民币以内，可分期", { budget: "五十万人民币以内" }],
  ["我们甬硕精工做气缸的 缸筒珩磨粗糙度Ra0.4要做到Ra0.2 有老师能指导吗", { enterprise: "甬硕精工", target: "Ra0.2" }],
  ["喷丸强化后疲劳寿命只提高了一成，目标是五成", { target: "五成" }],
  [
    "乳胶漆VOC含量高，要≤10g/L，三季度末之前，预算15万，联系人岑丽 13622223333",
    { target: "≤10g/L", deadline: "三季度末之前", budget: "15万", contact: "岑丽", phone: "13622223333" },
  ],
  ["甬炬新能源：光伏边框阳极氧化色差ΔE>2，希望ΔE<1", { enterprise: "甬炬新能源", target: "<1" }],
  ["密炼机转子堆焊层开裂，找过两家焊材厂，都没解决，想委托院所研究", { cooperation: "委托院所研究" }],
  ["想买国产五轴，西班牙那台太贵了", { import_source: "西班牙", cooperation: "想买" }],
  [
    "我叫Maria, from Ningbo Yongyue Textile Co., Ltd., our dyeing has shade variation. maria@yy.com",
    { contact: "Maria", enterprise: "Ningbo Yongyue Textile Co., Ltd.", email: "maria@yy.com" },
  ],
  ["导光板亮度均匀性80%→90%", { target: "90%" }],
  [
    "企业名称：甬跃户外，联系：19912345678（范小姐）",
    { enterprise: "甬跃户外", phone: "19912345678", contact: "范小姐" },
  ],
  ["出不起多少钱，五万块顶天了", { budget: "五万块" }],
  ["在线粘度计 德国原装 断货半年了 有没有国产", { import_source: "德国" }],
  ["我是北仑的个体户，想学电商", {}],
  ["请于2026年9月1日前联系我 13512341234 俞", { phone: "13512341234" }],
  ["离型膜剥离力8g跳到15g，想稳定在10g±1", { target: "10g" }],
  ["高压共轨喷油嘴偶件，密封锥面粗糙度，跟博世比差一个等级，想追上", {}],
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
    [["enterprise", "contact"], "我们公司叫甬泉水务，我叫高建", { enterprise: "甬泉水务", contact: "高建" }],
    [["enterprise", "contact"], "企业是海天，联系人王", { enterprise: "海天", contact: "王" }],
    [["enterprise"], "叫甬泉水务", { enterprise: "甬泉水务" }],
    [["contact"], "本人高建", { contact: "高建" }],
    [["contact"], "李", { contact: "李" }],
    [["contact", "phone"], "tom 13812121212", { contact: "tom", phone: "13812121212" }],
    [["deadline", "budget"], "三个月吧，钱二十万", { deadline: "三个月", budget: "二十万" }],
    [["deadline", "budget"], "两个月内，50万", { deadline: "两个月内", budget: "50万" }],
    [["deadline"], "不急", {}],
    [["budget"], "看方案", {}],
    [["target"], "良率95", { target: "良率95" }],
    [["target"], "提高10个点", { target: "提高10个点" }],
    [["cooperation"], "合作吧", { cooperation: "合作" }],
    [["cooperation"], "委托", { cooperation: "委托" }],
    [["cooperation"], "都可以", {}],
    [["import_source"], "安川的", { import_source: "安川" }],
    [
      ["import_source", "supply_risk", "substitute"],
      "日本，没断，国内没有",
      { import_source: "日本", supply_risk: "没断", substitute: "国内没有" },
    ],
    [
      ["supply_risk", "substitute"],
      "没有断供，国产的有但是差点",
      { supply_risk: "没有断供", substitute: "国产的有但是差点" },
    ],
    [["supply_risk", "substitute"], "不知道", {}],
    [["problem"], "好的，提交", {}],
    [["enterprise", "contact"], "取消", {}],
    [["budget", "enterprise"], "高企能拿多少钱", {}],
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

test("lines of a filled-in form are read by their labels, empty ones not", () => {
  const text = "现有基础：已建成中试线\n知识产权：无\n对专家要求：熟悉堆焊\n应用前景：年新增三千万\n联系人：唐立";
  const words = Object.entries(extractSlots(text, NOW)).map(([field, slot]) => `${field} ${slot.text}`);
  expect(words).toEqual(
    expect.arrayContaining(["base 已建成中试线", "expert_requirement 熟悉堆焊", "benefit 年新增三千万"]),
  );
  expect(words.join()).not.toContain("ip ");
});
