/** Why a letter did not arrive, as a person is told: what mail servers and webhooks say comes down to these. */
export const deliveryFailures = [
  "refused",
  "busy",
  "timeout",
  "unreachable",
  "sign-in",
  "hook",
  "host",
  "removed",
  "other",
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

const patterns: readonly (readonly [RegExp, DeliveryFailure])[] = [
  [/^removed$/, "removed"],
  [/^host$/, "host"],
  [/^(eauth|53[045])$/, "sign-in"],
  [/^(5\d\d|eenvelope)$/, "refused"],
  [/^(4\d\d|http-(408|429|5\d\d))$/, "busy"],
  [/^(http-|errcode-)|garbage|too-large|redirect|server-error/, "hook"],
  [/time/, "timeout"],
  [/^e[a-z]+$|unreachable|refused|reset|cut|tls|dns|body/, "unreachable"],
];

/** @param why as `Delivery` says it: `550`, `etimedout`, `errcode-93000` */
export function deliveryFailureOf(why: string): DeliveryFailure {
  return patterns.find(([pattern]) => pattern.test(why))?.[1] ?? "other";
}
