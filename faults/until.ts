/** Looks every so often until it is so; throws what was last seen when it never comes to be. */
export async function until<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  { limitMs = 60_000, everyMs = 50, what = "it" }: { limitMs?: number; everyMs?: number; what?: string } = {},
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`${what} never came to be; last seen: ${inWords(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function inWords(seen: unknown): string {
  return JSON.stringify(seen, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}
