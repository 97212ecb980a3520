import { useTranslations } from "next-intl";
import type { Quantile } from "#domain/duration-buckets.ts";

/** A duration as people say it: milliseconds, from ten seconds on seconds; and a counted one with its error. */
export function useDurationWords() {
  const t = useTranslations("transfers");
  return { short, withError };

  function short(ms: number): string {
    const seconds = Math.round(ms / 100) / 10;
    return ms < 10_000 ? t("time.ms", { ms: Math.round(ms) }) : t("time.seconds", { seconds });
  }

  function withError(quantile: Quantile | null): string {
    if (quantile === null) return "—";
    if (!Number.isFinite(quantile.error)) return t("pace.beyond");
    return quantile.error === 0
      ? short(quantile.ms)
      : t("pace.figure", { time: short(quantile.ms), error: short(quantile.error) });
  }
}
