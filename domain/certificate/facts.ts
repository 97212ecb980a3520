import { z } from "zod";
import { invoiceKindCodes } from "../invoice-kind.ts";
import { isBusinessDate, isTimeOfDay } from "../period.ts";
import { submissionStates } from "../submission.ts";

/** 回执证明 and 延误证明. */
export const certificateKinds = ["receipt", "delay"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** So many invoices may stand on the certificate of a batch. */
export const certificateRowLimit = 5_000;

/*
 * What certificates say, as plain data: instants are ISO 8601 in UTC, amounts yuan with two places, durations seconds.
 * The same schema reads what a file claims to say, so every field is bounded.
 */
const instant = z.iso.datetime().length(24);
const day = z.string().refine(isBusinessDate);
const yuan = z.string().regex(/^-?\d{1,16}\.\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const words = z.string().max(4_000);
const seconds = z.int().nonnegative();
const party = z.strictObject({ taxpayerId: words, name: words });
const state = z.enum(submissionStates);
const kind = z.enum(invoiceKindCodes);
const isPresent = { form: z.literal(1), merchant: party };

/** Who had it in hand. `unclear`: what is written down does not tell the bureau's part from another's. */
export const owners = ["merchant", "us", "interface", "bureau", "unclear"] as const;
export type Owner = (typeof owners)[number];

/** What was being waited for. */
export const phases = ["queue", "sending", "processing", "answering", "fetching", "packing", "carrying"] as const;
export type Phase = (typeof phases)[number];

/** Why a way to the bureau was shut, as far as it is known. */
export const outageCauses = ["NO_ANSWER", "REFUSED_US", "STOPPED"] as const;
const shutFields = { way: words, cause: z.enum(outageCauses), words };
const shut = z.strictObject(shutFields);

const interval = z.strictObject({
  phase: z.enum(phases),
  owner: z.enum(owners),
  began: instant,
  /** Null while it goes on. */
  ended: instant.nullable(),
  seconds: seconds.nullable(),
  /** The way was shut all that while. */
  outage: shut.nullable(),
});

/** Seconds in each one's hand, after the invoice was handed to us. */
const shares = z.strictObject({
  merchant: seconds,
  us: seconds,
  interface: seconds,
  bureau: seconds,
  unclear: seconds,
});

const clocks = z.strictObject({
  queued: instant,
  sent: instant.nullable(),
  /** By the bureau's own clock: the `Date` of its first answer that took it in. */
  received: instant.nullable(),
  /** By the bureau's own clock: the `Date` of the answer that decided. */
  result: instant.nullable(),
  receipt: instant.nullable(),
});

const invoice = z.strictObject({
  kind,
  code: words,
  number: words,
  issuedOn: day,
  /** Empty on one that stands. */
  voidedAt: words,
  seller: party,
  buyer: party,
  amount: yuan,
  tax: yuan,
  total: yuan,
});
const submission = z.strictObject({ reference: words, state, queuedAt: instant });
const receipt = z.strictObject({
  acceptanceNumber: words.nullable(),
  bureauTime: instant.nullable(),
  receivedAt: instant,
  /** Of the bureau's answer, byte for byte. */
  sha256,
});
const batch = z.strictObject({ number: words, fileName: words, fileSha256: words, handedInAt: instant });
const rowFields = {
  row: z.int(),
  kind,
  code: words,
  number: words,
  issuedOn: day,
  total: yuan,
  reference: words,
  state,
};

const invoiceReceipt = z.strictObject({
  ...isPresent,
  certificate: z.literal("receipt"),
  about: z.literal("invoice"),
  invoice,
  submission,
  receipt,
  warnings: z.array(words).max(100),
});

const batchReceipt = z.strictObject({
  ...isPresent,
  certificate: z.literal("receipt"),
  about: z.literal("batch"),
  batch,
  counts: z.strictObject({ submitted: z.int(), accepted: z.int(), acceptedEarlier: z.int(), others: z.int() }),
  /** Σ of the accepted invoices. */
  acceptedTotal: yuan,
  rows: z.array(z.strictObject({ ...rowFields, buyerName: words, ...receipt.shape })).max(certificateRowLimit),
});

const invoiceDelay = z.strictObject({
  ...isPresent,
  certificate: z.literal("delay"),
  about: z.literal("invoice"),
  invoice: z.strictObject({
    ...invoice.shape,
    issuedTime: z.string().refine((time) => time === "" || isTimeOfDay(time)),
  }),
  submission,
  /** Calendar days in Beijing from the issue date to the hand-in. */
  daysToHandIn: z.int(),
  clocks,
  intervals: z.array(interval).max(200),
  shares,
  attempts: z
    .array(
      z.strictObject({
        at: instant,
        knock: z.enum(["send", "poll", "check"]),
        /** A Reply's kind; null where nothing was written down. */
        reply: words.nullable(),
        times: z.int(),
      }),
    )
    .max(200),
});

const batchDelay = z.strictObject({
  ...isPresent,
  certificate: z.literal("delay"),
  about: z.literal("batch"),
  batch,
  counts: z.strictObject({ submitted: z.int(), accepted: z.int(), ended: z.int(), open: z.int() }),
  total: yuan,
  /** The earliest and the latest of each clock, over all rows that have it. */
  span: z.strictObject({
    issuedFrom: day,
    issuedTo: day,
    firstSent: instant.nullable(),
    lastReceipt: instant.nullable(),
  }),
  /** The longest of any one row. */
  longest: shares,
  outages: z.array(z.strictObject({ ...shutFields, began: instant, ended: instant.nullable() })).max(1_000),
  rows: z
    .array(z.strictObject({ ...rowFields, daysToHandIn: z.int(), ...clocks.shape, ...shares.shape }))
    .max(certificateRowLimit),
});

export const certificateFactsSchema = z.union([invoiceReceipt, batchReceipt, invoiceDelay, batchDelay]);
export type CertificateFacts = z.infer<typeof certificateFactsSchema>;
export type InvoiceReceiptFacts = z.infer<typeof invoiceReceipt>;
export type BatchReceiptFacts = z.infer<typeof batchReceipt>;
export type InvoiceDelayFacts = z.infer<typeof invoiceDelay>;
export type BatchDelayFacts = z.infer<typeof batchDelay>;
export type Interval = z.infer<typeof interval>;
export type Shares = z.infer<typeof shares>;
export type Clocks = z.infer<typeof clocks>;
export type ShutWay = z.infer<typeof shut>;
