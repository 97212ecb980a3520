import type { Invoice } from "../invoice.ts";
import type { Knock } from "../reply.ts";
import type { SubmissionState } from "../submission.ts";
import type { outageCauses } from "./facts.ts";

/** What is written down of one submission: of this, certificates are made, and nothing else. */
export type SubmissionRecord = {
  readonly reference: string;
  readonly state: SubmissionState;
  /** In its file; 0 where it came alone. */
  readonly row: number;
  readonly invoice: Invoice;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  /** The way it went last; null before its first time. */
  readonly way: string | null;
  readonly warnings: readonly string[];
  /** Oldest first. */
  readonly attempts: readonly AttemptRecord[];
  readonly receipt: ReceiptRecord | null;
  readonly package: { readonly madeAt: Date; readonly handedInAt: Date | null } | null;
};

export type AttemptRecord = {
  readonly knock: Knock;
  readonly startedAt: Date;
  readonly replyKind: string | null;
  readonly times: number;
  /** The bureau's own clock on its answer. */
  readonly bureauTime: Date | null;
};

export type ReceiptRecord = {
  readonly acceptanceNumber: string | null;
  readonly bureauTime: Date | null;
  readonly receivedAt: Date;
  /** Hex. */
  readonly sha256: string;
};

export type OutageRecord = {
  readonly way: string;
  readonly cause: (typeof outageCauses)[number];
  readonly words: string;
  readonly began: Date;
  readonly ended: Date | null;
};

export type MerchantRecord = { readonly taxpayerId: string; readonly name: string };

export type BatchRecord = {
  readonly number: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly handedInAt: Date;
};
