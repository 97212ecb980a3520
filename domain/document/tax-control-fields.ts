import type { DocumentFields, DocumentLine } from "./document-draft.ts";
import { textAt, type XmlNode } from "./xml.ts";

/**
 * Root `eInvoice`: `original_invoice.xml` of 税控 OFDs, and family A of `CustomTag.xml` (`domain.md` §6.1).
 * @param lines its `GoodsInfo` elements, or elements with the same children
 */
export function taxControlFields(invoice: XmlNode, lines: readonly XmlNode[]): DocumentFields {
  return {
    code: textAt(invoice, "InvoiceCode"),
    number: textAt(invoice, "InvoiceNo"),
    checkCode: textAt(invoice, "InvoiceCheckCode"),
    issued: textAt(invoice, "IssueDate"),
    sellerTaxpayerId: textAt(invoice, "Seller", "SellerTaxID"),
    sellerName: textAt(invoice, "Seller", "SellerName"),
    buyerTaxpayerId: textAt(invoice, "Buyer", "BuyerTaxID"),
    buyerName: textAt(invoice, "Buyer", "BuyerName"),
    amount: textAt(invoice, "TaxExclusiveTotalAmount"),
    tax: textAt(invoice, "TaxTotalAmount"),
    total: textAt(invoice, "TaxInclusiveTotalAmount"),
    drawer: textAt(invoice, "InvoiceClerk"),
    remark: textAt(invoice, "Note"),
    lines: lines.map(lineOf),
  };
}

function lineOf(goods: XmlNode): DocumentLine {
  return {
    name: textAt(goods, "Item"),
    specification: textAt(goods, "Specification"),
    unit: textAt(goods, "MeasurementDimension"),
    quantity: textAt(goods, "Quantity"),
    unitPrice: textAt(goods, "Price"),
    amount: textAt(goods, "Amount"),
    rate: textAt(goods, "TaxScheme"),
    tax: textAt(goods, "TaxAmount"),
    classification: "",
  };
}
