import type { DocumentFields } from "./document-draft.ts";
import { elementsNamed, type XmlNode } from "./xml.ts";

const airNumbers = ["ElectronicInvoiceAirTransportReceiptNumber", "ElectronicInvoiceAirTransportETicketNumber"];
const railNumbers = ["ElectronicInvoiceRailwayETicketNumber"];

/**
 * Tickets that are invoices, by the local names of 财政部 atr and rai: families C (航空) and D (铁路) of `CustomTag.xml`,
 * and the XBRL instances of the same (`domain.md` §6.1, §6.3). Null where neither number is there.
 * 票价 of a train is the total; an itinerary's total includes the 民航发展基金.
 */
export function ticketFields(ticket: XmlNode): DocumentFields | null {
  const said = (...names: readonly string[]) =>
    elementsNamed(ticket, ...names)
      .map(({ text }) => text.trim())
      .find((text) => text !== "") ?? "";
  const parties = {
    sellerTaxpayerId: said("UnifiedSocialCreditCodeOfSeller"),
    sellerName: said("NameOfSeller") || said("IssueParty"),
    buyerTaxpayerId: said("UnifiedSocialCreditCodeOfPurchaser"),
    buyerName: said("NameOfPurchaser"),
    issued: said("DateOfIssue", "IssueDate"),
  };
  const airNumber = said(...airNumbers);
  if (airNumber !== "") {
    return { kind: "61", number: airNumber, tax: said("VatTaxAmount"), total: said("TotalAmount"), ...parties };
  }
  const railNumber = said(...railNumbers);
  if (railNumber === "") return null;
  const sums = { amount: said("TotalAmountExcludingTax"), tax: said("TaxAmount"), total: said("Fare") };
  return { kind: "51", number: railNumber, blueNumber: said("NumberOfOriginalInvoice"), ...sums, ...parties };
}
