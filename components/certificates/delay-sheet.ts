import { longDate, longInstant } from "#components/ui/date-text.ts";
import {
  type BatchDelayFacts,
  type Clocks,
  type InvoiceDelayFacts,
  type Owner,
  owners,
  type Shares,
  type ShutWay,
} from "#domain/certificate/facts.ts";
import type { SheetField, SheetSection, SheetTable } from "#domain/certificate/sheet.ts";
import { instantOf, shanghaiTimestamp } from "#domain/period.ts";
import type { Messages } from "#i18n/messages.ts";
import { durationWords } from "./duration-words.ts";
import { batchSection, countFields, invoiceFields, money, numberOf } from "./receipt-sheet.ts";
import type { SheetPart, Words } from "./sheet-part.ts";

export function invoiceDelaySheet(words: Words, facts: InvoiceDelayFacts): SheetPart {
  const { t } = words;
  const { invoice, submission } = facts;
  return {
    title: t("certificate.titles.delay.invoice"),
    statement: t("certificate.statements.delay.invoice"),
    sections: [
      handsSection(words, facts),
      {
        title: t("certificate.sections.invoice"),
        fields: [
          ...invoiceFields(words, invoice).filter(({ id }) => !leftOut.includes(id)),
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
        ],
      },
      clocksSection(words, facts.clocks),
    ],
    tables: [intervalTable(words, facts), attemptTable(words, facts)],
    foot: [t("certificate.foot.delay")],
  };
}

export function batchDelaySheet(words: Words, facts: BatchDelayFacts): SheetPart {
  const { t, locale } = words;
  const { counts, span, rows } = facts;
  return {
    title: t("certificate.titles.delay.batch"),
    statement: t("certificate.statements.delay.batch", { count: rows.length }),
    sections: [
      batchSection(words, facts.batch),
      {
        title: t("certificate.sections.outcome"),
        fields: [
          ...countFields(words, counts, ["submitted", "accepted", "ended", "open"]),
          { id: "total", label: t("certificate.fields.total"), value: `¥${money(facts.total)}`, look: "strong" },
        ],
      },
      {
        title: t("certificate.sections.span"),
        fields: [
          {
            id: "span.issuedOn",
            label: t("certificate.fields.issuedSpan"),
            value: t("certificate.fields.from", {
              from: longDate(span.issuedFrom, locale),
              to: longDate(span.issuedTo, locale),
            }),
            look: "figures",
          },
          instantField(words, "span.firstSent", t("certificate.fields.firstSent"), span.firstSent),
          instantField(words, "span.lastReceipt", t("certificate.fields.lastReceipt"), span.lastReceipt),
        ],
      },
      { title: t("certificate.sections.longest"), fields: shareFields(words, "longest", facts.longest) },
    ],
    tables: [...outageTable(words, facts), rowTable(words, facts)],
    foot: [t("certificate.foot.delay")],
  };
}

/** How long it took depends on none of these, and the seller stands above. */
const leftOut = ["invoice.seller.name", "invoice.seller.taxpayerId", "invoice.amount", "invoice.tax"];

function handsSection(words: Words, facts: InvoiceDelayFacts): SheetSection {
  const { t } = words;
  const lasted = handInWords(words, facts);
  return {
    title: t("certificate.sections.shares"),
    fields: [
      {
        id: "daysToHandIn",
        label: t("certificate.fields.daysToHandIn"),
        value: t("certificate.fields.byMerchant", { lasted }),
        look: "figures",
      },
      ...shareFields(words, "shares", facts.shares),
      ...stillInHands(words, facts),
    ],
  };
}

/** What has not ended is in no share yet. */
function stillInHands({ t }: Words, { intervals }: InvoiceDelayFacts): SheetField[] {
  const open = intervals.find(({ ended }) => ended === null);
  if (!open) return [];
  return [{ id: "open", label: t("certificate.fields.inHandsOf"), value: t(`certificate.owners.${open.owner}`) }];
}

function shareFields({ t }: Words, id: string, shares: Shares): SheetField[] {
  return heldBy(shares).map((owner) => ({
    id: `${id}.${owner}`,
    label: t(`certificate.owners.${owner}`),
    value: durationWords(t, shares[owner]),
    look: "figures",
  }));
}

/** Whoever had nothing in hand is left out, but for us: that we were quick is said too. */
function heldBy(shares: Shares): Owner[] {
  return owners.filter((owner) => shares[owner] > 0 || owner === "us");
}

function clocksSection(words: Words, clocks: Clocks): SheetSection {
  const { t } = words;
  const field = (name: Exclude<keyof Clocks, "queued">) =>
    instantField(words, `clocks.${name}`, t(`certificate.fields.${name}`), clocks[name]);
  return {
    title: t("certificate.sections.clocks"),
    fields: [
      instantField(words, "clocks.queued", t("certificate.fields.queuedAt"), clocks.queued),
      field("sent"),
      field("received"),
      field("result"),
      field("receipt"),
    ],
  };
}

function instantField({ t, locale }: Words, id: string, label: string, at: string | null): SheetField {
  const value = at === null ? t("certificate.fields.unknown") : longInstant(new Date(at), locale);
  return { id, label, value, look: "figures" };
}

function intervalTable(words: Words, facts: InvoiceDelayFacts): SheetTable {
  const { t, locale } = words;
  const { invoice, submission, intervals } = facts;
  const at = (text: string) => longInstant(new Date(text), locale);
  const handIn = [
    [longDate(invoice.issuedOn, locale), invoice.issuedTime].join(" ").trim(),
    at(submission.queuedAt),
    handInWords(words, facts),
    t("certificate.owners.merchant"),
    t("certificate.phases.handIn"),
  ];
  const rows = intervals.map(({ phase, owner, began, ended, seconds, outage }) => [
    at(began),
    ended === null ? t("certificate.going") : at(ended),
    seconds === null ? t("certificate.going") : durationWords(t, seconds),
    t(`certificate.owners.${owner}`),
    [t(`certificate.phases.${phase}`), ...(outage ? [outageWords(words, outage)] : [])].join(
      locale === "en" ? "; " : "；",
    ),
  ]);
  return {
    id: "intervals",
    title: t("certificate.tables.intervals"),
    columns: [
      { id: "began", label: t("certificate.columns.began"), width: 96 },
      { id: "ended", label: t("certificate.columns.ended"), width: 96 },
      { id: "lasted", label: t("certificate.columns.lasted"), width: 66 },
      { id: "owner", label: t("certificate.columns.owner"), width: 64 },
      { id: "why", label: t("certificate.columns.why"), width: 174 },
    ],
    rows: [handIn, ...rows],
  };
}

/** In calendar days where the invoice does not say its hour. */
function handInWords({ t }: Words, { invoice, submission, daysToHandIn: days }: InvoiceDelayFacts): string {
  const issued = invoice.issuedTime ? instantOf(invoice.issuedOn, invoice.issuedTime) : null;
  if (issued === null) return t("certificate.fields.days", { days });
  const ms = Date.parse(submission.queuedAt) - issued.getTime();
  return durationWords(t, Math.max(0, Math.round(ms / 1_000)));
}

function attemptTable({ t, locale }: Words, { attempts }: InvoiceDelayFacts): SheetTable {
  return {
    id: "attempts",
    title: t("certificate.tables.attempts"),
    columns: [
      { id: "at", label: t("certificate.columns.at"), width: 130 },
      { id: "knock", label: t("certificate.columns.knock"), width: 140 },
      { id: "reply", label: t("certificate.columns.reply"), width: 226 },
    ],
    rows: attempts.map(({ at, knock, reply, times }) => {
      const words = replyWords({ t, locale }, reply);
      return [
        longInstant(new Date(at), locale),
        t(`certificate.attempts.knocks.${knock}`),
        times > 1 ? t("certificate.attempts.times", { what: words, times }) : words,
      ];
    }),
  };
}

function replyWords({ t }: Words, reply: string | null): string {
  const known = (reply ?? "none") as keyof Messages["certificate"]["attempts"]["replies"];
  const name = `certificate.attempts.replies.${known}` as const;
  return t.has(name) ? t(name) : t("certificate.attempts.replies.other");
}

/** Left out where nothing stood still. */
function outageTable(words: Words, { outages }: BatchDelayFacts): SheetTable[] {
  const { t, locale } = words;
  if (outages.length === 0) return [];
  return [
    {
      id: "outages",
      title: t("certificate.tables.outages"),
      columns: [
        { id: "began", label: t("certificate.columns.began"), width: 110 },
        { id: "ended", label: t("certificate.columns.ended"), width: 110 },
        { id: "why", label: t("certificate.columns.why"), width: 276 },
      ],
      rows: outages.map(({ began, ended, ...outage }) => [
        longInstant(new Date(began), locale),
        ended === null ? t("certificate.going") : longInstant(new Date(ended), locale),
        outageWords(words, outage),
      ]),
    },
  ];
}

/** No more than is known: a way that gave no answer is not called a bureau out of order. */
function outageWords({ t }: Words, { way, cause, words }: ShutWay): string {
  const known = way as keyof Messages["certificate"]["ways"];
  const name = t(t.has(`certificate.ways.${known}`) ? `certificate.ways.${known}` : "certificate.ways.other");
  const what = t(`certificate.outages.${cause}`, { way: name });
  return words ? t("certificate.outages.words", { what, words }) : what;
}

function rowTable({ t, locale }: Words, { rows }: BatchDelayFacts): SheetTable {
  const at = (text: string | null) => (text === null ? "—" : shanghaiTimestamp(new Date(text)));
  return {
    id: "rows",
    title: t("certificate.tables.delays"),
    columns: [
      { id: "row", label: t("certificate.columns.row"), width: 24, numeric: true },
      { id: "number", label: t("certificate.columns.number"), width: 104 },
      { id: "issuedOn", label: t("certificate.columns.issuedOn"), width: 50 },
      { id: "state", label: t("certificate.columns.state"), width: 42 },
      { id: "queued", label: t("certificate.columns.queued"), width: 50 },
      { id: "sent", label: t("certificate.columns.sent"), width: 50 },
      { id: "received", label: t("certificate.columns.bureau"), width: 50 },
      { id: "receipt", label: t("certificate.columns.receipt"), width: 50 },
      { id: "shares", label: t("certificate.columns.owner"), width: 92 },
    ],
    rows: rows.map((row) => [
      String(row.row),
      numberOf(row),
      row.issuedOn,
      t(`states.submission.${row.state}.label`),
      at(row.queued),
      at(row.sent),
      at(row.received),
      at(row.receipt),
      heldBy(row)
        .map((owner) => [t(`certificate.owners.${owner}`), durationWords(t, row[owner])].join(" "))
        .join(locale === "en" ? ", " : "，"),
    ]),
  };
}
