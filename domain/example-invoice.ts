import type { InvoiceLineText, InvoiceText } from "./invoice.ts";

/** Invented; its ids have the right check characters. For tests to say only what matters to them. */
export const exampleMerchant = { taxpayerId: "91110105MA09XX013J", name: "北京样例商贸有限公司（测试）" };

export function exampleText(stated: Partial<InvoiceText> = {}): InvoiceText {
  return {
    kind: "81",
    number: "25112000009990000011",
    code: "",
    paperNumber: "",
    checkCode: "",
    issuedOn: "2025-04-28",
    issuedTime: "09:17:58",
    seller: exampleMerchant,
    buyer: { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
    amount: "1000.00",
    tax: "60.00",
    total: "1060.00",
    red: null,
    voidedAt: "",
    drawer: "测试员",
    remark: "",
    lines: [exampleLine()],
    ...stated,
  };
}

export function exampleLine(stated: Partial<InvoiceLineText> = {}): InvoiceLineText {
  return {
    name: "*信息技术服务*技术服务费",
    classification: "3040203000000000000",
    specification: "",
    unit: "项",
    quantity: "1",
    unitPrice: "1000.00",
    amount: "1000.00",
    rate: "0.06",
    tax: "60.00",
    nature: "00",
    ...stated,
  };
}
