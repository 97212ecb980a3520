import type { InvoiceDraft } from "./invoice.ts";

/** What one source does not say, taken from another that speaks of the same invoice. */
export function fillBlanks(draft: InvoiceDraft, other: InvoiceDraft): InvoiceDraft {
  return {
    kind: draft.kind || other.kind,
    number: draft.number || other.number,
    code: draft.code || other.code,
    paperNumber: draft.paperNumber || other.paperNumber,
    checkCode: draft.checkCode || other.checkCode,
    issuedOn: draft.issuedOn || other.issuedOn,
    issuedTime:
      draft.issuedTime || (draft.issuedOn === other.issuedOn || draft.issuedOn === "" ? other.issuedTime : ""),
    seller: fillParty(draft.seller, other.seller),
    buyer: fillParty(draft.buyer, other.buyer),
    amount: draft.amount || other.amount,
    tax: draft.tax || other.tax,
    total: draft.total || other.total,
    red: draft.red ?? other.red,
    voidedAt: draft.voidedAt || other.voidedAt || "",
    drawer: draft.drawer || other.drawer,
    remark: draft.remark || other.remark,
    lines: draft.lines.length > 0 ? draft.lines : other.lines,
  };
}

type Party = InvoiceDraft["seller"];

function fillParty(party: Party, other: Party): Party {
  return { taxpayerId: party.taxpayerId || other.taxpayerId, name: party.name || other.name };
}
