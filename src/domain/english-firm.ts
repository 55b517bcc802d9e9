/** Finds the names of firms in English: before their trade or legal form, as the case of the letters tells. */
import { isEnglishOrder } from "./english-order.ts";
import { type Finding, findGroups } from "./finding.ts";
import { LATIN_NAME } from "./person-name.ts";

const FORM =
  "Co\\.?,? ?Ltd\\.?|Ltd\\.?|Limited|Inc\\.?|GmbH|LLC|PLC|Corp(?:oration|\\.)?|Co\\.?(?![a-z])|Company|Group|Holdings?|Enterprises?|Works|Factory|Mills?|Labs?|Laborator(?:y|ies)|Solutions|Systems|International|Manufacturing|Mfg\\.?";
const TRADE =
  "Technology|Technologies|Tech|Electronics?|Electric(?:al)?|Electromechanical|Machinery|Machines?|Machine Tools?|Materials?|Moulds?|Molds?|Mou?lding|Tooling|Tools?|Auto ?[Pp]arts|Automotive|Auto|Motors?|Motion|Drives?|Pharma|Pharmaceuticals?|Biopharma|Biotech|Biologics?|Bio|Medical|Medtech|Healthcare|Diagnostics|Devices?|Textiles?|Knitting|Knitwear|Weaving|Dyeing|Garments?|Apparel|Fabrics?|Fibers?|Fibres?|Yarns?|Footwear|Leather|Zippers?|Industries|Industrial|Industry|Precision|Plastics?|Polymers?|Rubber|Resins?|Composites?|Valves?|Pumps?|Bearings?|Gears?|Fasteners?|Bolts?|Screws?|Springs?|Seals?|Sealing|Hydraulics?|Pneumatics?|Fluid|Chains?|Castings?|Die ?[Cc]asting|Forgings?|Foundry|Metals?|Alloys?|Steels?|Copper|Alumini?um|Magnets?|Magnetics?|Wires?|Cables?|Connectors?|Sensors?|Instruments?|Controls?|Automation|Robotics?|Robots?|Chemicals?|Chem|Petrochemicals?|Coatings?|Paints?|Inks?|Adhesives?|Additives?|Semiconductors?|Semi|Microelectronics|Chips?|Circuits?|Optics|Optical|Optoelectronics?|Photonics|Lasers?|Lighting|Lamps?|Displays?|Imaging|Batter(?:y|ies)|Energy|Power|Solar|Photovoltaics?|PV|Hydrogen|Wind|Environmental|Water|Filtration|Filters?|Appliances?|Kitchenware|Cookware|Housewares?|Furniture|Toys?|Sports?|Outdoors?|Stationery|Pens?|Packaging|Paper|Printing|Glass|Ceramics?|Marine|Ship(?:ping|yard|building)?|Offshore|Ports?|Logistics|Aerospace|Aviation|Software|Digital|Data|Networks?|Telecom|Communications?|Equipment|Engineering|Hardware|Locks?|Elevators?|Refrigeration|HVAC|Compressors?|Foods?|Beverages?|Seafood|Cosmetics?|Pets?";
const WORD = "[A-Z][\\w&'-]{0,20}";
const END = `(?:${FORM}|${TRADE})`;
const NAME = `(?:${WORD} ){0,4}?${WORD},? ${END}(?: ${END})?(?:,? ?\\(?(?:Ningbo|Zhejiang|China|Beilun)\\)?)?(?:,? (?:Co\\.?,? ?)?(?:Ltd|Inc|Corp)\\.?)?`;
const LEAD =
  "(?:[Ff]rom|[Aa]t|[Ww]e are|[Ww]e're|[Ww]e’re|[Ww]ith|[Cc]ompany(?: name)?(?: is)?:?|[Tt]his is|[Ii]t is|[Oo]n behalf of|[Ff]irm:?|[Ff]or|[Rr]epresent(?:ing)?|[Ww]ork(?:ing)? (?:at|for))";
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![A-Za-z])(?:${LEAD}|^|[\\n] ?) ?(${NAME})(?![\\w])`, "dgu"),
  new RegExp(
    `(?:[,.;(。，；：:] ?)(${NAME})(?=[ ,.;:)/]{0,3}(?:${LATIN_NAME}[ ,:]{1,3}(?=\\+?\\d{3}|[\\w.+-]{1,64}@)|$|\\n|\\+?\\d{3}|[Cc]ontact|[Tt]el|[Pp]hone|[Ee]-?mail|M[rs]{1,2}\\b|[\\w.+-]{1,64}@))`,
    "dgu",
  ),
  new RegExp(`(?:我们?是|来自|公司[:： ]|我司|企业[:： ])[ ]?(${NAME})(?![\\w])`, "dgu"),
  // Behind its label whatever it ends with.
  new RegExp(`(?<![A-Za-z])(?:[Cc]ompany|[Ff]irm)(?: [Nn]ame)?(?: is|:) ?(${WORD}(?: ${WORD}){0,5})(?!\\w)`, "dgu"),
];
/** What no name of a firm begins with. */
const NO_NAME =
  /^(?:The|Our|We|I|A|An|This|That|These|Their|Your|My|Any|Some|Can|Could|Do|Does|Is|Are|What|How|Need|Needs|Want|Looking|Please|Hi|Hello|Dear|Domestic|Local|Imported|German|Japanese|American|Swiss|Chinese|Contact|Call|Target|Budget|Deadline|No|Yes|Joint|New|High|Low)\b/u;

/** The firm's own names in a message, in the order of the strength of their signs. */
export function findEnglishFirms(original: string): Finding[] {
  return PATTERNS.map((pattern) => ownNames(original, pattern)).find((found) => found.length > 0) ?? [];
}

/** The name that an answer begins with. */
export function findEnglishAnswer(original: string): Finding[] {
  return ownNames(original, new RegExp(`^ ?(${NAME})(?!\\w)`, "dgu"));
}

/** Capitalised words alone in the first clause of an answer: Hanfeng; not Purity must be above 99%. */
export function findEnglishWords(original: string): Finding[] {
  return ownNames(
    original,
    new RegExp(`^ ?(?:(?:[Ww]e are|[Ww]e['’]re|[Ii]t['’]?s) )?(${WORD}(?: ${WORD}){0,4})(?=[,;.] |[.!]?$|\\n)`, "dgu"),
  );
}

function ownNames(original: string, pattern: RegExp): Finding[] {
  return findGroups(original, pattern).filter(({ start, end }) => {
    const name = original.slice(start, end);
    return !NO_NAME.test(name) && !isEnglishOrder(name);
  });
}
