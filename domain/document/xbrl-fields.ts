import type { DocumentFields, DocumentLine } from "./document-draft.ts";
import { elementsNamed, textAt, type XmlNode } from "./xml.ts";

/**
 * A 财政部 电子凭证 XBRL instance, 税控 (`inv_ord`) or 数电 (`einv`), by local names whatever its taxonomy's date
 * (`domain.md` §6.3).
 */
export function xbrlFields(instance: XmlNode): DocumentFields {
  const idOf = (party: string) => textAt(instance, `TaxpayerIdentificationNumberUnifiedSocialCreditCodeOf${party}`);
  const either = (...names: readonly string[]) =>
    names.map((name) => textAt(instance, name)).find((text) => text !== "") ?? "";
  return {
    code: textAt(instance, "CodeOfInvoice"),
    number: either("NumberOfInvoice", "InvoiceNumber"),
    checkCode: textAt(instance, "IdentifyingCode"),
    issued: either("DateOfIssue", "RequestTime"),
    sellerTaxpayerId: idOf("Seller") || textAt(instance, "SellerIdNum"),
    sellerName: either("NameOfSeller", "SellerName"),
    buyerTaxpayerId: idOf("Purchaser") || textAt(instance, "BuyerIdNum"),
    buyerName: either("NameOfPurchaser", "BuyerName"),
    amount: either("TotalAmountExcludingTax", "TotalAmWithoutTax"),
    tax: either("TotalTaxAmount", "TotalTaxAm"),
    total: either("TaxIncludedAmountInFigures", "TotalTax-includedAmount"),
    isRed: /^(Y|是|true|1)$/i.test(textAt(instance, "WhetherEinvoiceIsRedEinvoice")),
    drawer: either("Issuer", "Drawer"),
    remark: either("Remarks", "Remark"),
    lines: elementsNamed(instance, "InformationOfTaxableGoodsOrServicesDetailItemsTuple").map(lineOf),
  };
}

function lineOf(item: XmlNode): DocumentLine {
  return {
    name: textAt(item, "NameOfTaxableGoodsOrServices"),
    specification: textAt(item, "Specification"),
    unit: textAt(item, "UnitOfGoodsOrServices"),
    quantity: textAt(item, "QuantityOfGoodsOrServices"),
    unitPrice: textAt(item, "UnitPriceOfGoodsOrServices"),
    amount: textAt(item, "AmountExcludingTax"),
    rate: textAt(item, "TaxRate"),
    tax: textAt(item, "TaxAmount"),
    classification: "",
  };
}
