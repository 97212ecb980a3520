import { type CheckGround, checkInvoice } from "./check-invoice.ts";
import { type Invoice, isDigital } from "./invoice.ts";
import type { IssuingLimits } from "./issuing-limits.ts";
import { magnitude, yuanText } from "./money.ts";
import { instantOf } from "./period.ts";
import { isRejecting, type Problem } from "./problem.ts";

/** What an entry of the ledger may have wrong and be one all the same: it was issued so. Each has its cure in words. */
export const issuingCodes = [
  "BUYER_ID_REQUIRED",
  "TAXPAYER_ID_INVALID",
  "TAXPAYER_ID_LOOKALIKE",
  "TAXPAYER_ID_INNER_DIGIT",
  "TAXPAYER_ID_LEGACY",
  "LINES_MISSING",
  "LINES_SUM_DIFFERS",
  "LINE_TAX_DIFFERS",
  "TAX_ERROR_ACCUMULATED",
  "RATE_UNKNOWN",
  "RATE_NOT_IN_FORCE",
  "CLASSIFICATION_MISSING",
  "NEGATIVE_WITHOUT_RED",
  "RED_WITH_POSITIVE_AMOUNT",
  "RED_WITHOUT_ORIGIN",
  "NUMBER_YEAR_DIFFERS",
  "NUMBER_REGION_DIFFERS",
  "CODE_ON_DIGITAL",
  "SINGLE_LIMIT_EXCEEDED",
  "OFFLINE_TIME_NEAR",
  "OFFLINE_TIME_EXCEEDED",
  "OFFLINE_TOTAL_EXCEEDED",
] as const;
export type IssuingCode = (typeof issuingCodes)[number];

/** These pass with time and with the upload, so they are looked at again every hour (`server/ledger/check-offline.ts`). */
export const offlineCodes = [
  "OFFLINE_TIME_NEAR",
  "OFFLINE_TIME_EXCEEDED",
  "OFFLINE_TOTAL_EXCEEDED",
] as const satisfies IssuingCode[];

/** From this part of the limit on it is time to see to it. */
export const nearShare = 0.75;

export type IssuingGround = CheckGround & {
  readonly limits: IssuingLimits;
  /** Null where it is not offline: the bureau has it. */
  readonly offline: {
    readonly now: Date;
    /** Without tax, of what was issued before it and is offline, too. */
    readonly before: bigint;
  } | null;
};

/** Everything about one entry that its issuer should see to, and by whose words: the checks of an upload, and the limits of a device. */
export function checkIssued(invoice: Invoice, ground: IssuingGround): Problem[] {
  const { limits, offline } = ground;
  const findings = checkInvoice(invoice, ground).filter(isFinding);
  findings.push(...singleLimitFindings(invoice, limits));
  if (offline) findings.push(...offlineFindings(invoice, limits, offline));
  return findings;
}

/** The merchant's own id is the same on every entry, and is no matter of one of them. */
export function isFinding({ code, field }: Pick<Problem, "code" | "field">): boolean {
  return field !== "seller.taxpayerId" && (issuingCodes as readonly string[]).includes(code);
}

/** What cannot be the merchant's own invoice, or cannot be read, does not come into the ledger. */
export function refusesEntry(problem: Problem): boolean {
  return isRejecting(problem) && !isFinding(problem);
}

function singleLimitFindings(invoice: Invoice, { singleLimit }: IssuingLimits): Problem[] {
  const { amount } = invoice;
  if (singleLimit === null || isDigital(invoice) || magnitude(amount) <= singleLimit) return [];
  const facts = { limit: yuanText(singleLimit) };
  return [{ code: "SINGLE_LIMIT_EXCEEDED", severity: "warn", field: "amount", value: yuanText(amount), facts }];
}

/** 数电票 are never offline at the issuer: only those of a tax-control device are. */
function offlineFindings(
  invoice: Invoice,
  { offlineHours, offlineTotal }: IssuingLimits,
  { now, before }: NonNullable<IssuingGround["offline"]>,
): Problem[] {
  if (isDigital(invoice)) return [];
  const findings: Problem[] = [];
  // Where only the day is known, all of it is allowed for.
  const issuedAt = instantOf(invoice.issuedOn, invoice.issuedTime || "23:59:59");
  const hours = issuedAt ? (now.getTime() - issuedAt.getTime()) / 3_600_000 : 0;
  if (offlineHours !== null && hours >= offlineHours * nearShare) {
    const code = hours >= offlineHours ? "OFFLINE_TIME_EXCEEDED" : "OFFLINE_TIME_NEAR";
    const facts = { hours: String(offlineHours) };
    findings.push({ code, severity: "warn", field: "issuedOn", value: invoice.issuedOn, facts });
  }
  if (offlineTotal !== null && before + invoice.amount > offlineTotal) {
    const facts = { limit: yuanText(offlineTotal) };
    const value = yuanText(before + invoice.amount);
    findings.push({ code: "OFFLINE_TOTAL_EXCEEDED", severity: "warn", field: "amount", value, facts });
  }
  return findings;
}
