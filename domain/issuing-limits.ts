import { type Fen, parseYuan } from "./money.ts";
import type { BusinessDate } from "./period.ts";

/** What the bureau lets a merchant's tax-control device do before its invoices are uploaded; null where nothing is known. */
export type IssuingLimits = {
  /** 离线开票时限: an invoice may stay offline so long. */
  readonly offlineHours: number | null;
  /** 离线累计金额: what is offline together may come to this, without tax. */
  readonly offlineTotal: Fen | null;
  /** 单张限额: one invoice may come to this, without tax. */
  readonly singleLimit: Fen | null;
};

export type IssuingLimitRule = IssuingLimits & {
  /** Its source has a sentence. */
  readonly id: "device-default";
  readonly from: BusinessDate;
};

/**
 * Dated, each with its source. The bureau sets them taxpayer by taxpayer and pages about them disagree (12 hours to 10
 * days), so the default is a hint, and a merchant's own numbers go before it: 以主管税务机关为准.
 */
export const issuingLimitRules: readonly IssuingLimitRule[] = [
  {
    id: "device-default",
    from: "1990-01-01",
    offlineHours: 72,
    offlineTotal: null,
    singleLimit: null,
  },
];

/** As a merchant's row keeps them: hours as a number, money in yuan. */
export type IssuingLimitsText = {
  readonly offlineHours?: string;
  readonly offlineTotal?: string;
  readonly singleLimit?: string;
};

/** Of a day: the merchant's own numbers where it said any, the rule's where not. */
export function issuingLimitsOn(
  day: BusinessDate,
  own: IssuingLimitsText | null,
  rules = issuingLimitRules,
): IssuingLimits {
  const rule = rules.findLast(({ from }) => from <= day) ?? {
    offlineHours: null,
    offlineTotal: null,
    singleLimit: null,
  };
  return {
    offlineHours: own?.offlineHours ? Number(own.offlineHours) : rule.offlineHours,
    offlineTotal: own?.offlineTotal ? parseYuan(own.offlineTotal) : rule.offlineTotal,
    singleLimit: own?.singleLimit ? parseYuan(own.singleLimit) : rule.singleLimit,
  };
}
