import type { AlertRule } from "./alert-rule.ts";
import type { FigureName } from "./house-figure.ts";

export const amountUnits = ["milliseconds", "seconds", "minutes", "hours", "percent", "gigabytes", "count"] as const;
/** A figure as people say it: so many of a unit, the number as text. */
export type Amount = { readonly unit: (typeof amountUnits)[number]; readonly count: string };

export function amountOf(figure: FigureName | "trend", value: number): Amount {
  if (figure.endsWith("_seconds")) return duration(value);
  if (figure.endsWith("_ratio")) return { unit: "percent", count: rounded(value * 100) };
  if (figure.endsWith("_bytes")) return { unit: "gigabytes", count: rounded(value / 1_000_000_000) };
  return { unit: "count", count: rounded(value) };
}

/** What an alert has reached, and what it may be; null where it is only so or not so. */
export function amountsOf(
  { condition }: Pick<AlertRule, "condition">,
  { value, limit }: { readonly value: number | null; readonly limit: number | null },
): { readonly value: Amount; readonly limit: Amount } | null {
  if (value === null || limit === null || limit === 0.5) return null;
  const figure = condition.kind === "trend" ? "trend" : condition.figure;
  return { value: amountOf(figure, value), limit: amountOf(figure, limit) };
}

function duration(seconds: number): Amount {
  if (seconds < 1) return { unit: "milliseconds", count: rounded(seconds * 1_000) };
  if (seconds < 120) return { unit: "seconds", count: rounded(seconds) };
  if (seconds < 7_200) return { unit: "minutes", count: rounded(seconds / 60) };
  return { unit: "hours", count: rounded(seconds / 3_600) };
}

/** Three figures say enough. */
function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}
