/** How an invoice is told from every other one: by 20 digits, by code and 8 digits, or by both (数电纸票). */
export type Identity = "digital" | "code-and-number" | "digital-on-paper";

type KindFacts = {
  /** Official name, as the bureau's own lists write it. */
  readonly name: string;
  readonly identity: Identity;
  /** 专票: the buyer's id is required and its tax can be deducted. */
  readonly special: boolean;
};

/** Every kind by its official code (fplx of 乐企 FPCY_NEW; `domain.md` §1.3). */
export const invoiceKinds = {
  "01": { name: "增值税专用发票", identity: "code-and-number", special: true },
  "02": { name: "货物运输业增值税专用发票", identity: "code-and-number", special: true },
  "03": { name: "机动车销售统一发票", identity: "code-and-number", special: false },
  "04": { name: "增值税普通发票", identity: "code-and-number", special: false },
  "08": { name: "增值税电子专用发票", identity: "code-and-number", special: true },
  "10": { name: "增值税电子普通发票", identity: "code-and-number", special: false },
  "11": { name: "增值税普通发票（卷式）", identity: "code-and-number", special: false },
  "14": { name: "增值税电子普通发票（通行费）", identity: "code-and-number", special: false },
  "15": { name: "二手车销售统一发票", identity: "code-and-number", special: false },
  "81": { name: "数电发票（增值税专用发票）", identity: "digital", special: true },
  "82": { name: "数电发票（普通发票）", identity: "digital", special: false },
  "83": { name: "数电发票（机动车销售统一发票）", identity: "digital", special: false },
  "84": { name: "数电发票（二手车销售统一发票）", identity: "digital", special: false },
  "85": { name: "数电纸质发票（增值税专用发票）", identity: "digital-on-paper", special: true },
  "86": { name: "数电纸质发票（普通发票）", identity: "digital-on-paper", special: false },
  "87": { name: "数电纸质发票（机动车销售统一发票）", identity: "digital-on-paper", special: false },
  "88": { name: "数电纸质发票（二手车销售统一发票）", identity: "digital-on-paper", special: false },
  "51": { name: "电子发票（铁路电子客票）", identity: "digital", special: false },
  "61": { name: "电子发票（航空运输电子客票行程单）", identity: "digital", special: false },
} as const satisfies Record<string, KindFacts>;

export type InvoiceKind = keyof typeof invoiceKinds;
export const invoiceKindCodes = Object.keys(invoiceKinds).sort() as [InvoiceKind, ...InvoiceKind[]];

/** What other systems call the kinds; all map to the official code (`domain.md` §2.1, §5.1). */
const synonyms: Readonly<Record<string, InvoiceKind>> = {
  "004": "01",
  "007": "04",
  "026": "10",
  "025": "11",
  "028": "08",
  "005": "03",
  "006": "15",
  p: "10",
  c: "04",
  s: "01",
  r: "11",
  q: "11",
  b: "08",
  j: "03",
  u: "15",
  f: "02",
  bs: "81",
  pc: "82",
  es: "85",
  ec: "86",
  "31": "81",
  "32": "82",
  "电子发票（增值税专用发票）": "81",
  "电子发票（普通发票）": "82",
  数电专票: "81",
  数电普票: "82",
  专票: "01",
  普票: "04",
  电子专票: "08",
  电子普票: "10",
  卷票: "11",
  通行费电子普票: "14",
  "数电纸质发票（增值税专用发票）": "85",
  "数电纸质发票（普通发票）": "86",
  "纸质发票（增值税专用发票）": "85",
  "纸质发票（普通发票）": "86",
  机动车销售电子统一发票: "83",
  二手车销售电子统一发票: "84",
};

const byName: ReadonlyMap<string, InvoiceKind> = new Map([
  ...invoiceKindCodes.map((code) => [flat(invoiceKinds[code].name), code] as const),
  ...Object.entries(synonyms).map(([name, code]) => [flat(name), code] as const),
]);

/** Official code, a vendor's code or a name in any width of brackets → kind; null when unknown. */
export function parseInvoiceKind(text: string): InvoiceKind | null {
  const trimmed = flat(text);
  return isInvoiceKind(trimmed) ? trimmed : (byName.get(trimmed) ?? null);
}

export function isInvoiceKind(text: string): text is InvoiceKind {
  return Object.hasOwn(invoiceKinds, text);
}

const pilotElectronicCodes = new Set(["144031539110", "131001570151", "133011501118", "111001571071"]);
const twelveDigitEndings: Readonly<Record<string, InvoiceKind>> = {
  "04": "04",
  "05": "04",
  "06": "11",
  "07": "11",
  "11": "10",
  "12": "14",
  "13": "08",
  "17": "15",
};
const tenDigitEighth: Readonly<Record<string, InvoiceKind>> = {
  "1": "01",
  "5": "01",
  "3": "04",
  "6": "04",
  "2": "02",
  "7": "02",
};

/** The verification platform's own rule from 发票代码 to kind (`domain.md` §1.2); null = 发票代码有误. */
export function kindOfCode(code: string): InvoiceKind | null {
  if (/^\d{10}$/.test(code)) return tenDigitEighth[code.charAt(7)] ?? null;
  if (!/^\d{12}$/.test(code)) return null;
  if (pilotElectronicCodes.has(code)) return "10";
  if (code.startsWith("0")) return twelveDigitEndings[code.slice(10)] ?? null;
  return code.charAt(7) === "2" ? "03" : null;
}

function flat(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}
