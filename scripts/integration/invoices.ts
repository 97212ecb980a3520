import { type Invoice, invoiceSchema } from "#domain/invoice.ts";
import { yuanText } from "#domain/money.ts";

let serial = 0;

/** A valid blue 数电普票 of a seller, each with a number of its own out of the invented range. */
export function exampleInvoice(
  sellerTaxpayerId: string,
  changes: Partial<{ issuedOn: string; amount: bigint; buyerName: string }> = {},
): Invoice {
  serial += 1;
  const { issuedOn = "2026-11-02", amount = 100_000n, buyerName = "北京样例科技有限公司（测试）" } = changes;
  const tax = (amount * 6n) / 100n;
  return invoiceSchema.parse({
    kind: "82",
    number: `${issuedOn.slice(2, 4)}117${"99909"}${String(serial).padStart(10, "0")}`,
    code: "",
    paperNumber: "",
    checkCode: "",
    issuedOn,
    issuedTime: "09:17:58",
    seller: { taxpayerId: sellerTaxpayerId, name: "北京样例商贸有限公司（测试）" },
    buyer: { taxpayerId: "91110108MA09XX021Q", name: buyerName },
    amount: yuanText(amount),
    tax: yuanText(tax),
    total: yuanText(amount + tax),
    red: null,
    drawer: "测试员",
    remark: "",
    lines: [
      {
        name: "*信息技术服务*技术服务费",
        classification: "3040203000000000000",
        specification: "",
        unit: "项",
        quantity: "1",
        unitPrice: yuanText(amount),
        amount: yuanText(amount),
        rate: "0.06",
        tax: yuanText(tax),
        nature: "00",
      },
    ],
  });
}
