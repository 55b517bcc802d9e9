/** What the columns of a collection form (技术需求征集表) may be called, field by field. */
import type { NeedField } from "./need-field.ts";
import type { SheetColumn } from "./sheet.ts";

/** A field of the need, or the firm's own claim that it is a bottleneck. */
export type NeedColumn = NeedField | "claim";

/** The usual name first; longer names win over shorter ones inside a header. */
export const NEED_COLUMNS: readonly SheetColumn<NeedColumn>[] = [
  {
    field: "enterprise",
    headers: words(
      "企业名称 单位名称 公司名称 企业全称 需求单位 需求企业 需求方 技术需求方 申报单位 申报企业 填报单位 填报企业 提出单位 发榜单位 出题单位 出题企业 企业 enterprise company",
    ),
  },
  { field: "uscc", headers: words("统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号 uscc") },
  {
    field: "street",
    headers: words("街道（园区） 街道 所属街道 园区 镇街 所在街道 属地 所属区域 所在地 企业地址 地址 street"),
  },
  {
    field: "contact",
    headers: words(
      "联系人 企业联系人 需求联系人 技术联系人 联系人姓名 姓名 填报人 填表人 技术负责人 项目负责人 负责人 联系人及电话 联系人及联系方式 联系人和电话 contact",
    ),
  },
  {
    field: "phone",
    headers: words(
      "手机或座机 联系电话 电话 手机 手机号 手机号码 联系方式 联系人电话 联系人手机 电话号码 固定电话 办公电话 phone mobile tel",
    ),
  },
  { field: "email", headers: words("邮箱 电子邮箱 电子邮件 邮件 email e-mail") },
  {
    field: "summary",
    headers: words(
      "需求一句话 需求名称 技术需求名称 需求标题 标题 需求题目 题目 榜单名称 难题名称 技术难题名称 项目名称 需求概述 需求简述 需求摘要 课题名称 title summary",
    ),
  },
  {
    field: "problem",
    headers: words(
      "现状与瓶颈 需求描述 需求内容 技术需求描述 技术需求内容 需求详情 需求详细描述 需求具体内容 具体需求 需求说明 技术需求 技术难题 技术难题描述 难题描述 主要技术难题 问题描述 存在问题 存在的问题 主要问题 现状 技术现状 技术难点 技术瓶颈 瓶颈 需求背景 攻关内容 研究内容 主要内容 企业需求 需求 problem description need",
    ),
  },
  {
    field: "cluster",
    headers: words(
      "产业集群 所属产业 产业领域 所属行业 行业领域 行业 产业 所属领域 技术领域 需求领域 需求所属领域 所属产业集群 cluster industry",
    ),
  },
  {
    field: "category",
    headers: words("需求类别 需求类型 技术需求类别 技术需求类型 类别 类型 难题类别 需求分类 category"),
  },
  {
    field: "target",
    headers: words(
      "量化指标 技术指标 主要技术指标 关键指标 核心指标 考核指标 预期指标 指标要求 技术要求 性能指标 预期目标 攻关目标 目标 需达到的指标 主要指标 target",
    ),
  },
  {
    field: "deadline",
    headers: words(
      "期望时间 期望完成时间 期望解决时间 完成时间 计划完成时间 要求完成时间 解决时限 时限 时限要求 时间要求 期限 需求期限 实施期限 截止时间 deadline",
    ),
  },
  {
    field: "budget",
    headers: words(
      "预算 投入预算 经费预算 资金预算 预算金额 拟投入资金 拟投入经费 拟投入金额 预计投入 计划投入 投入金额 投入资金 合作经费 意向金额 悬赏金额 揭榜金额 榜额 budget",
    ),
  },
  {
    field: "cooperation",
    headers: words("合作方式 拟合作方式 期望合作方式 意向合作方式 合作意向 合作形式 解决方式 对接方式 cooperation"),
  },
  {
    field: "import_source",
    headers: words(
      "进口来源 进口国别 进口国家 进口国家及厂商 来源国 依赖国家 国外供应商 国外厂商 进口品牌 进口依赖 进口情况 依赖进口情况 目前供应商",
    ),
  },
  { field: "supply_risk", headers: words("断供风险 供应风险 断供情况 是否断供 断供限供情况 供应情况") },
  {
    field: "substitute",
    headers: words("国内替代 国产替代 国内替代情况 国产替代情况 是否有国内替代 替代情况 国产化情况"),
  },
  {
    field: "base",
    headers: words("已有基础 现有基础 前期基础 工作基础 研发基础 技术基础 已开展工作 前期工作 已做工作"),
  },
  {
    field: "expert_requirement",
    headers: words(
      "对专家或揭榜方要求 对专家要求 专家要求 揭榜方要求 对揭榜方要求 对合作方要求 合作单位要求 合作方要求 意向单位 意向专家 意向合作单位",
    ),
  },
  { field: "ip", headers: words("知识产权归属 知识产权 知识产权要求 产权归属 成果归属") },
  { field: "benefit", headers: words("应用前景 市场前景 经济效益 预期效益 预期经济效益 社会效益 应用场景 推广前景") },
  { field: "qualification", headers: words("企业资质 资质 资质荣誉 企业类型 企业荣誉 qualification") },
  { field: "disclosure", headers: words("公开范围 是否公开 是否同意公开 同意公开 是否可公开 保密要求 disclosure") },
  { field: "claim", headers: words("是否卡脖子 卡脖子 是否属于卡脖子 是否卡脖子技术 是否关键核心技术") },
];

function words(text: string): string[] {
  return text.split(" ");
}
