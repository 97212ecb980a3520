import { longInstant } from "#components/ui/date-text.ts";
import type { CertificateFacts } from "#domain/certificate/facts.ts";
import type { CertificateSheet, SheetSection } from "#domain/certificate/sheet.ts";
import { batchDelaySheet, invoiceDelaySheet } from "./delay-sheet.ts";
import { batchReceiptSheet, invoiceReceiptSheet } from "./receipt-sheet.ts";
import type { SheetPart, Words } from "./sheet-part.ts";

export type IssuedFacts = { readonly code: string; readonly issuedAt: Date; readonly facts: CertificateFacts };

/** A certificate in words, for page, print and PDF alike. @param link under which anybody checks it */
export function sheetOf(words: Words, { code, issuedAt, facts }: IssuedFacts, link: string): CertificateSheet {
  const { t, locale } = words;
  const part = partOf(words, facts);
  return {
    ...part,
    locale,
    code,
    sections: [certificateSection(words, code, issuedAt, facts), ...part.sections],
    foot: [...part.foot, t("certificate.foot.clocks")],
    check: { title: t("certificate.check.title"), text: t("certificate.check.text"), link },
    words: {
      page: t.raw("certificate.paper.page"),
      row: t.raw("certificate.paper.row"),
      lacking: t.raw("certificate.paper.lacking"),
    },
  };
}

function partOf(words: Words, facts: CertificateFacts): SheetPart {
  if (facts.certificate === "receipt")
    return facts.about === "invoice" ? invoiceReceiptSheet(words, facts) : batchReceiptSheet(words, facts);
  return facts.about === "invoice" ? invoiceDelaySheet(words, facts) : batchDelaySheet(words, facts);
}

function certificateSection({ t, locale }: Words, code: string, issuedAt: Date, facts: CertificateFacts): SheetSection {
  return {
    title: t("certificate.sections.certificate"),
    fields: [
      { id: "code", label: t("certificate.fields.code"), value: code, look: "figures" },
      {
        id: "issuedAt",
        label: t("certificate.fields.issuedAt"),
        value: longInstant(issuedAt, locale),
        look: "figures",
      },
      { id: "merchant.name", label: t("certificate.fields.merchant"), value: facts.merchant.name },
      {
        id: "merchant.taxpayerId",
        label: t("certificate.fields.taxpayerId"),
        value: facts.merchant.taxpayerId,
        look: "figures",
      },
    ],
  };
}
