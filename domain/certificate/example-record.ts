import { exampleMerchant, exampleText } from "../example-invoice.ts";
import { type InvoiceText, invoiceSchema } from "../invoice.ts";
import type { SubmissionRecord } from "./submission-record.ts";

export const exampleBatch = {
  number: "17",
  fileName: "十一月开票.xlsx",
  fileSha256: "cd".repeat(32),
  handedInAt: new Date("2026-11-20T01:50:00Z"),
};
export const exampleOwner = exampleMerchant;

/** `2026-11-20` at this time in UTC. */
export function at(time: string): Date {
  return new Date(`2026-11-20T${time}Z`);
}

/** Handed in at 01:50, sent at 01:50:30, taken in a second later, accepted at 01:51; for tests to change. */
export function exampleRecord(
  stated: Partial<SubmissionRecord> = {},
  invoice: Partial<InvoiceText> = {},
): SubmissionRecord {
  return {
    reference: "BC-0000-1234-4",
    state: "ACCEPTED",
    row: 2,
    invoice: invoiceSchema.parse(exampleText({ issuedOn: "2026-11-12", number: "26112000009990000011", ...invoice })),
    queuedAt: at("01:50:00"),
    endedAt: at("01:51:01"),
    way: "leqi",
    warnings: [],
    attempts: [
      { knock: "send", startedAt: at("01:50:30"), replyKind: "received", times: 1, bureauTime: at("01:50:31") },
      { knock: "poll", startedAt: at("01:51:00"), replyKind: "accepted", times: 1, bureauTime: at("01:51:00") },
    ],
    receipt: {
      acceptanceNumber: "SL20261120000001",
      bureauTime: at("01:51:00"),
      receivedAt: at("01:51:01"),
      sha256: "ab".repeat(32),
    },
    package: null,
    ...stated,
  };
}
