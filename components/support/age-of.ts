export type Age = { readonly unit: "seconds" | "minutes" | "hours" | "days"; readonly count: number };

/** How long ago in one whole unit, small enough to mean something: 59 s, 59 min, 47 h, then days. */
export function ageOf(from: Date, now: Date): Age {
  const seconds = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 1_000));
  if (seconds < 60) return { unit: "seconds", count: seconds };
  if (seconds < 3_600) return { unit: "minutes", count: Math.floor(seconds / 60) };
  if (seconds < 48 * 3_600) return { unit: "hours", count: Math.floor(seconds / 3_600) };
  return { unit: "days", count: Math.floor(seconds / 86_400) };
}
