import type { Translate } from "#components/batches/problem-words.ts";

const units = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
  ["seconds", 1],
] as const;

/** `3 天 2 小时 5 秒`: a proof rounds nothing off. */
export function durationWords(t: Translate, seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [t(`certificate.duration.${unit}`, { count })] : [];
  });
  return parts.length > 0 ? parts.join(" ") : t("certificate.duration.seconds", { count: 0 });
}
