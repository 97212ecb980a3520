import type { InvoiceDraft } from "../invoice.ts";
import type { DocumentFields, DocumentLine } from "./document-draft.ts";
import { elementAt, textAt, type XmlNode } from "./xml.ts";

/**
 * Root `EInvoice`: the XML of a 数电票, and family B of `CustomTag.xml`, whose paths are the same (`domain.md` §6.2).
 * 开票日期 is RequestTime; the header's total is `TotalTax-includedAmount`, the lines' `TotaltaxIncludedAmount` is not.
 */
export function digitalFields(invoice: XmlNode, lines: readonly XmlNode[]): DocumentFields {
  const data = elementAt(invoice, "EInvoiceData");
  const basic = elementAt(data, "BasicInformation");
  const origin = elementAt(data, "SpecificInformation", "RedEInvoice");
  return {
    kind: kindOf(invoice),
    number: textAt(invoice, "TaxSupervisionInfo", "InvoiceNumber") || textAt(invoice, "Header", "EIid"),
    issued: textAt(basic, "RequestTime") || textAt(invoice, "TaxSupervisionInfo", "IssueTime"),
    sellerTaxpayerId: textAt(data, "SellerInformation", "SellerIdNum"),
    sellerName: textAt(data, "SellerInformation", "SellerName"),
    buyerTaxpayerId: textAt(data, "BuyerInformation", "BuyerIdNum"),
    buyerName: textAt(data, "BuyerInformation", "BuyerName"),
    amount: textAt(basic, "TotalAmWithoutTax"),
    tax: textAt(basic, "TotalTaxAm"),
    total: textAt(basic, "TotalTax-includedAmount"),
    isRed: textAt(invoice, "Header", "InherentLabel", "InIssuType", "LabelCode") === "N",
    blueNumber: textAt(origin, "OriginalInvoiceCode"),
    confirmationNumber: textAt(origin, "CreditNoteNumber"),
    drawer: textAt(basic, "Drawer"),
    remark: textAt(data, "AdditionalInformation", "Remark"),
    lines: lines.map(lineOf),
  };
}

/** EInvoiceType 01 is the plain 电子发票; vehicles and tickets have other codes and are not told apart by VAT alone. */
function kindOf(invoice: XmlNode): InvoiceDraft["kind"] {
  const label = elementAt(invoice, "Header", "InherentLabel");
  const type = textAt(label, "EInvoiceType", "LabelCode");
  const vat = textAt(label, "GeneralOrSpecialVAT", "LabelCode") || textAt(label, "GeneralOrSpecialVAT", "LabelName");
  if (type !== "" && type !== "01") return "";
  if (vat === "01" || vat.includes("专用")) return "81";
  return vat === "02" || vat.includes("普通") ? "82" : "";
}

function lineOf(item: XmlNode): DocumentLine {
  return {
    name: textAt(item, "ItemName"),
    specification: textAt(item, "SpecMod"),
    unit: textAt(item, "MeaUnits"),
    quantity: textAt(item, "Quantity"),
    unitPrice: textAt(item, "UnPrice"),
    amount: textAt(item, "Amount"),
    rate: textAt(item, "TaxRate"),
    tax: textAt(item, "ComTaxAm"),
    classification: textAt(item, "TaxClassificationCode"),
  };
}
