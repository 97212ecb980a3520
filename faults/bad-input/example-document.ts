import { invoicePage } from "#domain/document/example-invoice-page.ts";
import { exampleOfd } from "#domain/document/example-ofd.ts";
import { examplePdf, type PdfParts } from "#domain/document/example-pdf.ts";
import type { Expected, ExpectedDocument, Values } from "./bad-input.ts";
import { soundValues } from "./example-table.ts";

/** The XML of the sound invoice of the tables, as the bureau writes it. */
export const soundXml = `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>25112000009990000011</EIid><EInvoiceTag>SWEI1100</EInvoiceTag><Version>0.32</Version><InherentLabel><InIssuType><LabelCode>Y</LabelCode><LabelName>是否蓝字发票标志</LabelName></InIssuType><EInvoiceType><LabelCode>01</LabelCode><LabelName>电子发票</LabelName></EInvoiceType><GeneralOrSpecialVAT><LabelCode>01</LabelCode><LabelName>增值税专用发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header><EInvoiceData><SellerInformation><SellerIdNum>91110105MA09XX013J</SellerIdNum><SellerName>北京样例商贸有限公司（测试）</SellerName></SellerInformation><BuyerInformation><BuyerIdNum>91110108MA09XX021Q</BuyerIdNum><BuyerName>北京样例科技有限公司（测试）</BuyerName></BuyerInformation><BasicInformation><TotalAmWithoutTax>1000.00</TotalAmWithoutTax><TotalTaxAm>60.00</TotalTaxAm><TotalTax-includedAmount>1060.00</TotalTax-includedAmount><Drawer>测试员</Drawer><RequestTime>2025-04-28 09:17:58</RequestTime></BasicInformation><IssuItemInformation><ItemName>*信息技术服务*技术服务费</ItemName><SpecMod></SpecMod><MeaUnits>项</MeaUnits><Quantity>1</Quantity><UnPrice>1000</UnPrice><Amount>1000.00</Amount><TaxRate>0.06</TaxRate><ComTaxAm>60.00</ComTaxAm><TotaltaxIncludedAmount>1060.00</TotaltaxIncludedAmount><TaxClassificationCode>3040203000000000000</TaxClassificationCode></IssuItemInformation><AdditionalInformation><Remark></Remark></AdditionalInformation></EInvoiceData><TaxSupervisionInfo><InvoiceNumber>25112000009990000011</InvoiceNumber><IssueTime>2025-04-28</IssueTime></TaxSupervisionInfo></EInvoice>`;

/** The same for another serial of the 9990 range. */
export function xmlOf(serial: number): string {
  return soundXml.replaceAll("25112000009990000011", `2511200000999000${String(serial).padStart(4, "0")}`);
}

export function xmlValues(changes: Partial<Values> = {}): Values {
  return soundValues(11, {
    issued: "2025-04-28 09:17:58",
    sellerId: "91110105MA09XX013J",
    sellerName: "北京样例商贸有限公司（测试）",
    drawer: "测试员",
    unit: "项",
    price: "1000",
    ...changes,
  });
}

/** An OFD whose attachment says it all, or with other parts. */
export function soundOfd(parts: Parameters<typeof exampleOfd>[0] = {}): Uint8Array {
  return exampleOfd({ attachments: { "original_invoice.xml": soundXml }, ...parts });
}

export function soundPdf(parts: PdfParts = {}): Uint8Array {
  return examplePdf({ pages: [invoicePage()], attachments: { "invoice.xml": soundXml }, ...parts });
}

export function readDocument(changes: Partial<Values> = {}, problems: readonly string[] = []): Expected {
  return { refused: null, documents: [documentAt("", changes, problems)] };
}

export function documentAt(
  path: string,
  changes: Partial<Values> = {},
  problems: readonly string[] = [],
): ExpectedDocument {
  return { path, refused: null, values: xmlValues(changes), problems };
}

export function refusedAt(path: string, refused: string): ExpectedDocument {
  return { path, refused, values: null, problems: [] };
}
