import type { LossCause, Reply, UnsentCause } from "./reply.ts";

/**
 * Why invoices fail to reach the bureau: the causes of `domain.md` §7.5, and what we know ourselves. The same words
 * stand behind a missing invoice and behind one knock at the bureau's door that did not bring it through.
 */
export const missingCauses = [
  "NEVER_SENT",
  "OFFLINE",
  "OFFLINE_LIMIT",
  "SIGNATURE_FAILED",
  "CERTIFICATE",
  "CLOCK",
  "NOT_CLEARED",
  "CREDIT_LINE",
  "TAXPAYER_RISK",
  "BUYER_ID",
  "CLASSIFICATION",
  "TOLERANCE",
  "RATE",
  "FIELD_LENGTH",
  "RED_CONFIRMATION",
  "DUPLICATE_NUMBER",
  "NUMBER_NOT_DRAWN",
  "BUREAU_MAINTENANCE",
  "PERIOD_CLOSED",
  "UNEXPLAINED",
] as const;
export type MissingCause = (typeof missingCauses)[number];

/** What may be done about it here: send again as it is, only outside, or after something else is settled first. */
export type Cure = "resend" | "settle-first" | "outside";

export const cures: Readonly<Record<MissingCause, Cure>> = {
  NEVER_SENT: "resend",
  OFFLINE: "resend",
  OFFLINE_LIMIT: "settle-first",
  SIGNATURE_FAILED: "outside",
  CERTIFICATE: "settle-first",
  CLOCK: "settle-first",
  NOT_CLEARED: "settle-first",
  CREDIT_LINE: "settle-first",
  TAXPAYER_RISK: "settle-first",
  BUYER_ID: "outside",
  CLASSIFICATION: "resend",
  TOLERANCE: "outside",
  RATE: "settle-first",
  FIELD_LENGTH: "resend",
  RED_CONFIRMATION: "settle-first",
  DUPLICATE_NUMBER: "outside",
  NUMBER_NOT_DRAWN: "outside",
  BUREAU_MAINTENANCE: "resend",
  PERIOD_CLOSED: "outside",
  UNEXPLAINED: "resend",
};

const patterns: readonly (readonly [RegExp, MissingCause])[] = [
  [/授信额度|总额度|额度不足/, "CREDIT_LINE"],
  [/(超过|已过).{0,8}(上传|申报|确认).{0,4}(期限|时限)|所属期已(关闭|确认)|跨期/, "PERIOD_CLOSED"],
  [/离线.{0,6}(超限|超时|限额)|单张限额/, "OFFLINE_LIMIT"],
  [/验签失败|签名(无效|错误)/, "SIGNATURE_FAILED"],
  [/证书|口令|CA检测/i, "CERTIFICATE"],
  [/时钟/, "CLOCK"],
  [/抄报|清卡/, "NOT_CLEARED"],
  [/风险|非正常户/, "TAXPAYER_RISK"],
  [/购(买)?方.{0,8}(识别号|税号|名称)/, "BUYER_ID"],
  [/税收分类编码|汇总项|商品编码/, "CLASSIFICATION"],
  [/误差|尾差|合计.{0,4}不(等|一致|符)/, "TOLERANCE"],
  [/税率|征收率/, "RATE"],
  [/长度|超长/, "FIELD_LENGTH"],
  [/红字|确认单/, "RED_CONFIRMATION"],
  [/重复|已存在/, "DUPLICATE_NUMBER"],
  [/未(领用|分配|赋码)|号段|预赋码/, "NUMBER_NOT_DRAWN"],
  [/维护|系统繁忙/, "BUREAU_MAINTENANCE"],
  [/离线|网络|连接/, "OFFLINE"],
  [/稍后/, "BUREAU_MAINTENANCE"],
  [/未上传|未报送/, "NEVER_SENT"],
];

/** The cause behind the words of an issuing system or of the bureau. */
export function causeOf(words: string): MissingCause {
  const flat = words.normalize("NFKC").replace(/\s/g, "");
  if (flat === "") return "NEVER_SENT";
  return patterns.find(([pattern]) => pattern.test(flat))?.[1] ?? "UNEXPLAINED";
}

/**
 * The cause behind a reply that did not bring the invoice through; null where it is on its way or there, and where only
 * asking again tells (`duplicate`, `absent`, `result-expired`).
 */
export function causeOfReply(reply: Reply): MissingCause | null {
  switch (reply.kind) {
    case "rejected":
    case "unknown-code":
      return reply.message.trim() === "" ? "UNEXPLAINED" : causeOf(reply.message);
    case "told-to-wait":
      return "BUREAU_MAINTENANCE";
    case "refused-us":
      return "CERTIFICATE";
    case "not-sent":
    case "lost":
      return causesOfSilence[reply.cause];
    case "received":
    case "packed":
    case "processing":
    case "accepted":
    case "duplicate":
    case "result-expired":
    case "found":
    case "absent":
      return null;
  }
}

/** A page instead of an answer, or none after the whole request was taken, is a bureau that is shut or congested. */
const causesOfSilence: Readonly<Record<UnsentCause | LossCause, MissingCause>> = {
  dns: "OFFLINE",
  refused: "OFFLINE",
  unreachable: "OFFLINE",
  tls: "CERTIFICATE",
  reset: "OFFLINE",
  timeout: "BUREAU_MAINTENANCE",
  "server-error": "BUREAU_MAINTENANCE",
  garbage: "BUREAU_MAINTENANCE",
  "too-large": "BUREAU_MAINTENANCE",
  redirect: "BUREAU_MAINTENANCE",
};

/** Whose it is to look first: the way between us and the bureau, the bureau itself, the invoice or the merchant, or nobody knows. */
export type CauseSide = "way" | "bureau" | "content" | "unexplained";

export function sideOf(cause: MissingCause): CauseSide {
  if (cause === "OFFLINE" || cause === "CERTIFICATE" || cause === "CLOCK") return "way";
  if (cause === "BUREAU_MAINTENANCE") return "bureau";
  return cause === "UNEXPLAINED" ? "unexplained" : "content";
}
