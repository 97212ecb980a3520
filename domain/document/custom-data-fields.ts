import type { DocumentFields } from "./document-draft.ts";
import { elementsNamed, type XmlNode } from "./xml.ts";

/** CustomData of `OFD.xml`, the poorest of the three places: 合计金额 is without tax, and most have no 价税合计. */
export function customDataFields(ofd: XmlNode): DocumentFields {
  const values = new Map(
    elementsNamed(ofd, "CustomData").map((data) => [data.attributes.Name ?? "", data.text.trim()]),
  );
  const value = (name: string) => values.get(name) ?? "";
  return {
    code: value("发票代码"),
    number: value("发票号码"),
    checkCode: value("校验码"),
    issued: value("开票日期"),
    sellerTaxpayerId: value("销售方纳税人识别号"),
    sellerName: value("销售方名称"),
    buyerTaxpayerId: value("购买方纳税人识别号"),
    buyerName: value("购买方名称"),
    amount: value("合计金额"),
    tax: value("合计税额"),
    total: value("价税合计"),
  };
}
