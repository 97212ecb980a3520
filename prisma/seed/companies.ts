import type { InvoiceKind } from "#domain/invoice-kind.ts";

export type Ware = {
  readonly name: string;
  /** 税收分类编码, 19 digits. */
  readonly classification: string;
  readonly unit: string;
  readonly rate: string;
  /** Dearest price of one in yuan. */
  readonly dearest: number;
};

export type DeviceKind = "01" | "04" | "10";

/** An invented company of the demo. Its taxpayer id holds by GB 32100-2015 and belongs to nobody. */
export type Company = {
  readonly taxpayerId: string;
  readonly name: string;
  readonly drawer: string;
  readonly invoices: number;
  /** Days of business before today that its books cover. */
  readonly days: number;
  readonly kinds: readonly InvoiceKind[];
  readonly wares: readonly Ware[];
  /** The tax-control device beside it: what it issued, and how much of that never got through. */
  readonly device: { readonly kinds: readonly DeviceKind[]; readonly invoices: number; readonly missing: number };
  /** Digit in its invoice numbers that keeps companies apart. */
  readonly series: number;
};

export const shop: Company = {
  taxpayerId: "91110105MA09XX013J",
  name: "北京样例商贸有限公司（测试）",
  drawer: "林小满",
  invoices: 48,
  days: 100,
  kinds: ["81", "82", "82"],
  device: { kinds: ["01", "10"], invoices: 40, missing: 9 },
  series: 1,
  wares: [
    { name: "*日用杂品*保温杯", classification: "1060401990000000000", unit: "个", rate: "0.13", dearest: 129 },
    { name: "*纸制品*复印纸", classification: "1060105040000000000", unit: "箱", rate: "0.13", dearest: 165 },
    { name: "*软饮料*矿泉水", classification: "1030307010000000000", unit: "件", rate: "0.13", dearest: 48 },
  ],
};

export const restaurant: Company = {
  taxpayerId: "91110106MA09XX056E",
  name: "北京京味小馆餐饮管理有限公司（测试）",
  drawer: "赵立春",
  invoices: 1_200,
  days: 75,
  kinds: ["82", "82", "82", "81"],
  device: { kinds: ["04", "10", "10"], invoices: 60, missing: 5 },
  series: 2,
  wares: [
    { name: "*餐饮服务*餐费", classification: "3070401000000000000", unit: "次", rate: "0.06", dearest: 680 },
    { name: "*餐饮服务*宴席", classification: "3070401000000000000", unit: "桌", rate: "0.06", dearest: 3_880 },
    { name: "*餐饮服务*外卖餐费", classification: "3070401000000000000", unit: "份", rate: "0.06", dearest: 96 },
  ],
};

export const wholesaler: Company = {
  taxpayerId: "91110113MA09XX0728",
  name: "北京北新粮油批发有限公司（测试）",
  drawer: "周文静",
  invoices: 60_000,
  days: 180,
  kinds: ["81"],
  device: { kinds: ["01"], invoices: 120, missing: 8 },
  series: 3,
  wares: [
    { name: "*植物油*大豆油", classification: "1030105020000000000", unit: "桶", rate: "0.09", dearest: 168 },
    { name: "*谷物加工品*面粉", classification: "1030102010000000000", unit: "袋", rate: "0.09", dearest: 210 },
    { name: "*谷物加工品*大米", classification: "1030102020000000000", unit: "袋", rate: "0.09", dearest: 240 },
    { name: "*调味品*酱油", classification: "1030309010000000000", unit: "箱", rate: "0.13", dearest: 156 },
  ],
};

export const companies = [shop, restaurant, wholesaler] as const;

export type Buyer = { readonly taxpayerId: string; readonly name: string };

export const buyers: readonly Buyer[] = [
  { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
  { taxpayerId: "91110102MA09XX03XR", name: "北京西城文化传播有限公司（测试）" },
  { taxpayerId: "91110105MA09XX0485", name: "北京朝阳门物业管理有限公司（测试）" },
  { taxpayerId: "91110114MA09XX064U", name: "北京昌平机电设备有限公司（测试）" },
  { taxpayerId: "91110115MA09XX0800", name: "北京大兴仓储物流有限公司（测试）" },
  { taxpayerId: "91110107MA09XX099A", name: "北京石景山广告有限公司（测试）" },
  { taxpayerId: "92110112MA09XX0561", name: "通州区好邻居便利店（测试）" },
];
export const person: Buyer = { taxpayerId: "", name: "个人" };
