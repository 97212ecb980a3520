import { type Invoice, invoiceSchema } from "./invoice.ts";
import { yuanText } from "./money.ts";
import { addDays, type BusinessDate } from "./period.ts";
import { practiceName } from "./practice.ts";

/** One invoice of a practice book: whether the bureau has it, and what the issuing software said of it. */
export type PracticeEntry = { readonly invoice: Invoice; readonly held: boolean; readonly words: string };

/** What is missing, and why; the first two can be sent as they are. */
const missing: readonly { readonly place: number; readonly words: string }[] = [
  { place: 3, words: "未上传" },
  { place: 7, words: "离线开具，网络连接超时" },
  { place: 11, words: "系统繁忙，请稍后再试" },
  { place: 14, words: "开票预扣授信额度失败，授信额度不足" },
  { place: 17, words: "购买方纳税人识别号与名称不一致" },
  { place: 20, words: "税收分类编码不存在或为汇总项" },
];
const size = 24;
/** Younger ones may only be the bureau's lag, and would not be missing yet. */
const youngest = 4;

const wares = [
  { name: "*餐饮服务*餐费", classification: "3070401000000000000", unit: "次", price: 12_800n },
  { name: "*现代服务*会议服务费", classification: "3040801010000000000", unit: "项", price: 56_000n },
  { name: "*信息技术服务*技术服务费", classification: "3040203000000000000", unit: "项", price: 238_000n },
] as const;
const buyers = [
  { taxpayerId: "91110105MA09XX013J", name: "北京样例商贸有限公司（测试）" },
  { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
  { taxpayerId: "", name: "个人" },
] as const;

/**
 * A small book of 数电普票 over the last forty days, of which the bureau lacks six; the same for the same serial.
 * @param serial up to nine digits; its numbers are used once in a sandbox
 */
export function practiceBook(taxpayerId: string, serial: number, today: BusinessDate): PracticeEntry[] {
  return Array.from({ length: size }, (_, place) => {
    const lack = missing.find((one) => one.place === place);
    const issuedOn = addDays(today, -youngest - Math.floor(((size - 1 - place) * 36) / size));
    const invoice = invoiceOf(taxpayerId, numberOf(issuedOn, serial, place), issuedOn, place);
    return { invoice, held: lack === undefined, words: lack?.words ?? "" };
  });
}

/** `YY 11 7`, four figures no series of the demo uses, and where it stands. */
function numberOf(issuedOn: BusinessDate, serial: number, place: number): string {
  return `${issuedOn.slice(2, 4)}1176666${String(serial).padStart(9, "0")}${String(place).padStart(2, "0")}`;
}

function invoiceOf(taxpayerId: string, number: string, issuedOn: BusinessDate, place: number): Invoice {
  const ware = wares[place % wares.length] ?? wares[0];
  const quantity = BigInt(1 + (place % 4));
  const amount = ware.price * quantity;
  const tax = (amount * 6n + 50n) / 100n;
  const [inYuan, taxInYuan] = [yuanText(amount), yuanText(tax)];
  return invoiceSchema.parse({
    kind: "82",
    number,
    code: "",
    paperNumber: "",
    checkCode: "",
    issuedOn,
    issuedTime: `${String(9 + (place % 9)).padStart(2, "0")}:15:00`,
    seller: { taxpayerId, name: practiceName },
    buyer: buyers[place % buyers.length] ?? buyers[0],
    amount: inYuan,
    tax: taxInYuan,
    total: yuanText(amount + tax),
    red: null,
    drawer: "练习",
    remark: "",
    lines: [
      {
        name: ware.name,
        classification: ware.classification,
        specification: "",
        unit: ware.unit,
        quantity: String(quantity),
        unitPrice: yuanText(ware.price),
        amount: inYuan,
        rate: "0.06",
        tax: taxInYuan,
        nature: "00",
      },
    ],
  });
}
