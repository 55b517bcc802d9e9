/** What is read out of a need's text. */
import { describe, expect, test } from "vitest";
import { buildLikenessSetting } from "../../../src/domain/likeness-setting.ts";
import { LikenessWords } from "../../../src/domain/likeness-words.ts";
import { findConcepts } from "../../../src/domain/need-concepts.ts";

const words = LikenessWords.parse({
  products: [
    { name: "裂解炉", same: ["热裂解炉"] },
    { name: "水泵", same: ["电子水泵", "water pump"] },
    { name: "中性笔", same: ["gel pen"] },
    { name: "笔头", in: ["中性笔"] },
    { name: "风机" },
    { name: "工业CT", same: ["CT"], implies: "借用检测" },
  ],
  problems: [
    { name: "热裂", same: ["龟裂", "heat checking"] },
    { name: "能耗", same: ["用电"] },
    { name: "国产替代", broad: true, same: ["从…进口"] },
    { name: "借用检测" },
    { name: "振动" },
  ],
  ignored: ["车", "用", "the", "做"],
  heads: ["圈", "轨"],
});
const setting = buildLikenessSetting(words, [
  {
    id: "smart_appliances",
    name: "智能家电",
    name_en: "home appliances",
    aliases: [],
    products: ["静音风机", "风机振动", "吸尘器"],
    schemes: { "361-2023": [], "361-2025": [] },
  },
]);
const read = (text: string) => {
  const { products, problems, nouns, unknown, cluster } = findConcepts(text, setting);
  return {
    products: products.map(({ name }) => name),
    problems: problems.map(({ name }) => name),
    unknown: [...nouns.map(({ word }) => word), ...unknown],
    cluster,
  };
};

describe("reading", () => {
  test("a word inside a longer one is not read", () => {
    expect(read("热裂解炉")).toEqual({ products: ["裂解炉"], problems: [], unknown: [], cluster: null });
  });

  test("the cut that covers most wins over the one that begins first", () => {
    expect(read("车用电子水泵")).toMatchObject({ products: ["水泵"], problems: [], unknown: [] });
  });

  test("Traditional characters and other spellings mean the same", () => {
    expect(read("龜裂").problems).toEqual(["热裂"]);
    expect(read("heat checking").problems).toEqual(["热裂"]);
  });

  test("a foreign word matches as a whole, with a plural s, also beside Chinese", () => {
    expect(read("the water pumps").products).toEqual(["水泵"]);
    expect(read("做CT检").products).toEqual(["工业CT"]);
    expect(read("factor").products).toEqual([]);
  });

  test("figures with their units are passed over, unknown words are kept", () => {
    expect(read("簧片0.05mm 3万模").unknown).toEqual(["簧片"]);
  });

  test("an unknown word that ends like a thing's name is one, the rest is said of it", () => {
    const { nouns, unknown, wording } = findConcepts("弹性挡圈松脱", setting);
    expect(nouns.map(({ word }) => word)).toEqual(["弹性挡圈"]);
    expect([unknown, [...wording.keys()]]).toEqual([["松脱"], ["松", "脱"]]);
  });

  test("where nothing is named, the first unknown word is the thing", () => {
    expect(findConcepts("鹦鹉螺 振动", setting).nouns.map(({ word }) => word)).toEqual(["鹦鹉螺"]);
  });

  test("a character before a product belongs to it, a grade beside Chinese is passed over", () => {
    const { nouns, unknown, wording } = findConcepts("超中性笔 IPX7 PFA 振动", setting);
    expect([nouns.map(({ word }) => word), unknown, [...wording.keys()]]).toEqual([["pfa"], [], ["振", "动"]]);
  });

  test("a spelling with a gap is found within one clause only", () => {
    expect(read("从瑞士进口").problems).toEqual(["国产替代"]);
    expect(read("从前的事,进口").problems).toEqual([]);
  });

  test("a product implies its problem only where the text names none", () => {
    expect(read("工业CT").problems).toEqual(["借用检测"]);
    expect(read("工业CT 振动").problems).toEqual(["振动"]);
  });
});

describe("the clusters' product words", () => {
  test("a word of a cluster is a product of that cluster, and of the kind its ending names", () => {
    const [product] = findConcepts("静音风机", setting).products;
    expect(product).toMatchObject({ name: "静音风机", cluster: "smart_appliances" });
    expect([...(product?.kinds ?? [])]).toEqual(["静音风机", "风机"]);
  });

  test("a word of a cluster that ends in a problem is left to the problem", () => {
    expect(read("风机振动")).toMatchObject({ products: ["风机"], problems: ["振动"] });
  });
});
