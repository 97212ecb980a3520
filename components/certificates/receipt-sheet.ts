import { longDate, longInstant } from "#components/ui/date-text.ts";
import type { BatchDelayFacts, BatchReceiptFacts, InvoiceReceiptFacts } from "#domain/certificate/facts.ts";
import type { SheetField, SheetSection } from "#domain/certificate/sheet.ts";
import { capitalYuan, formatYuan, parseYuan } from "#domain/money.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { SheetPart, Words } from "./sheet-part.ts";

export function invoiceReceiptSheet(words: Words, facts: InvoiceReceiptFacts): SheetPart {
  const { t } = words;
  const isEarlier = facts.submission.state === "ACCEPTED_EARLIER";
  return {
    title: t("certificate.titles.receipt.invoice"),
    statement: t(isEarlier ? "certificate.statements.receipt.earlier" : "certificate.statements.receipt.invoice"),
    sections: [
      { title: t("certificate.sections.invoice"), fields: invoiceFields(words, facts.invoice) },
      proofSection(words, facts),
    ],
    tables: [],
    foot: [t("certificate.foot.receipt")],
  };
}

export function batchReceiptSheet(words: Words, facts: BatchReceiptFacts): SheetPart {
  const { t } = words;
  const { counts, rows } = facts;
  const total = { id: "acceptedTotal", label: t("certificate.fields.acceptedTotal") };
  return {
    title: t("certificate.titles.receipt.batch"),
    statement: t("certificate.statements.receipt.batch", { count: rows.length }),
    sections: [
      batchSection(words, facts.batch),
      {
        title: t("certificate.sections.outcome"),
        fields: [
          ...countFields(words, counts, ["submitted", "accepted", "acceptedEarlier", "others"]),
          { ...total, value: moneyInWords(words, facts.acceptedTotal), look: "strong" },
        ],
      },
    ],
    tables: [
      {
        id: "rows",
        title: t("certificate.tables.accepted"),
        columns: [
          { id: "row", label: t("certificate.columns.row"), width: 28, numeric: true },
          { id: "number", label: t("certificate.columns.number"), width: 96 },
          { id: "issuedOn", label: t("certificate.columns.issuedOn"), width: 50 },
          { id: "buyerName", label: t("certificate.columns.buyer"), width: 104 },
          { id: "total", label: t("certificate.columns.total"), width: 62, numeric: true },
          { id: "acceptanceNumber", label: t("certificate.columns.acceptance"), width: 84 },
          { id: "receivedAt", label: t("certificate.columns.received"), width: 72 },
        ],
        rows: rows.map((row) => [
          String(row.row),
          numberOf(row),
          row.issuedOn,
          row.buyerName,
          money(row.total),
          row.acceptanceNumber ?? "—",
          shanghaiTimestamp(new Date(row.receivedAt)),
        ]),
      },
    ],
    foot: [t("certificate.foot.receipt")],
  };
}

export function invoiceFields(words: Words, invoice: InvoiceReceiptFacts["invoice"]): SheetField[] {
  const { t, locale } = words;
  const { kind, code, number, issuedOn, voidedAt, seller, buyer, amount, tax, total } = invoice;
  const field = (id: string, label: string, value: string, look?: SheetField["look"]): SheetField => ({
    id: `invoice.${id}`,
    label,
    value,
    look,
  });
  return [
    field("kind", t("certificate.fields.kind"), t(`invoice.kindNames.${kind}`)),
    ...(code ? [field("code", t("certificate.fields.invoiceCode"), code, "figures")] : []),
    field("number", t("certificate.fields.number"), number, "figures"),
    field("issuedOn", t("certificate.fields.issuedOn"), longDate(issuedOn, locale), "figures"),
    ...(voidedAt ? [field("voidedAt", t("certificate.fields.voidedAt"), voidedAt, "figures")] : []),
    field("seller.name", t("certificate.fields.seller"), seller.name),
    field("seller.taxpayerId", t("certificate.fields.sellerId"), seller.taxpayerId, "figures"),
    field("buyer.name", t("certificate.fields.buyer"), buyer.name),
    ...(buyer.taxpayerId
      ? [field("buyer.taxpayerId", t("certificate.fields.buyerId"), buyer.taxpayerId, "figures")]
      : []),
    field("amount", t("certificate.fields.amount"), signed(amount), "figures"),
    field("tax", t("certificate.fields.tax"), signed(tax), "figures"),
    field("total", t("certificate.fields.total"), moneyInWords(words, total), "strong"),
  ];
}

type CountName = keyof BatchReceiptFacts["counts"] | keyof BatchDelayFacts["counts"];

export function countFields<Name extends CountName>(
  { t }: Words,
  counts: Readonly<Record<Name, number>>,
  names: readonly Name[],
): SheetField[] {
  return names.map((name) => {
    const id: CountName = name;
    return { id: `counts.${id}`, label: t(`certificate.fields.${id}`), value: String(counts[name]), look: "figures" };
  });
}

export function batchSection({ t, locale }: Words, batch: BatchReceiptFacts["batch"]): SheetSection {
  const { fileName, number, handedInAt, fileSha256 } = batch;
  return {
    title: t("certificate.sections.batch"),
    fields: [
      { id: "batch.fileName", label: t("certificate.fields.fileName"), value: fileName },
      { id: "batch.number", label: t("certificate.fields.batchNumber"), value: number, look: "figures" },
      {
        id: "batch.handedInAt",
        label: t("certificate.fields.handedInAt"),
        value: longInstant(new Date(handedInAt), locale),
        look: "figures",
      },
      { id: "batch.fileSha256", label: t("certificate.fields.fileSha256"), value: fileSha256, look: "mono" },
    ],
  };
}

/** With its 发票代码, where it has one. */
export function numberOf({ code, number }: { readonly code: string; readonly number: string }): string {
  return [code, number].join(" ").trim();
}

/** `1,060.00` */
export function money(yuan: string): string {
  return formatYuan(parseYuan(yuan) ?? 0n);
}

function proofSection({ t, locale }: Words, { submission, receipt, warnings }: InvoiceReceiptFacts): SheetSection {
  const at = (text: string) => longInstant(new Date(text), locale);
  return {
    title: t("certificate.sections.proof"),
    fields: [
      {
        id: "submission.state",
        label: t("certificate.fields.state"),
        value: t(`states.submission.${submission.state}.label`),
      },
      {
        id: "submission.reference",
        label: t("certificate.fields.reference"),
        value: submission.reference,
        look: "figures",
      },
      {
        id: "receipt.acceptanceNumber",
        label: t("certificate.fields.acceptance"),
        value: receipt.acceptanceNumber ?? t("certificate.fields.noAcceptance"),
        look: "figures",
      },
      {
        id: "submission.queuedAt",
        label: t("certificate.fields.queuedAt"),
        value: at(submission.queuedAt),
        look: "figures",
      },
      ...(receipt.bureauTime
        ? [
            {
              id: "receipt.bureauTime",
              label: t("certificate.fields.bureauTime"),
              value: at(receipt.bureauTime),
              look: "figures" as const,
            },
          ]
        : []),
      {
        id: "receipt.receivedAt",
        label: t("certificate.fields.receivedAt"),
        value: at(receipt.receivedAt),
        look: "figures",
      },
      ...(warnings.length > 0
        ? [{ id: "warnings", label: t("certificate.fields.warnings"), value: warnings.join(" ") }]
        : []),
      { id: "receipt.sha256", label: t("certificate.fields.sha256"), value: receipt.sha256, look: "mono" },
    ],
  };
}

function signed(yuan: string): string {
  return money(yuan).replace(/^(-?)/, "$1¥");
}

function moneyInWords({ t }: Words, yuan: string): string {
  return `${signed(yuan)}${t("certificate.fields.capital", { words: capitalYuan(parseYuan(yuan) ?? 0n) })}`;
}
