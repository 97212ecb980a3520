/** Counts calls per 使用单位 in whole seconds of the bureau's clock. */
export function createRateLimit(): (userId: string, now: Date, callsPerSecond: number | null) => boolean {
  const counts = new Map<string, { second: number; calls: number }>();

  return (userId, now, callsPerSecond) => {
    if (callsPerSecond === null) return true;
    const second = Math.floor(now.getTime() / 1_000);
    const before = counts.get(userId);
    const calls = before?.second === second ? before.calls + 1 : 1;
    counts.set(userId, { second, calls });
    return calls <= callsPerSecond;
  };
}
