/** Some browsers believe to be offline when they are not: then it is tried all the same, now and then. */
const longestOfflineMs = 30_000;

export function isOffline(): boolean {
  return navigator.onLine === false;
}

/** Until the browser is back on the network. Throws what the signal was stopped with. */
export async function untilOnline(signal?: AbortSignal): Promise<void> {
  if (isOffline()) await pause(longestOfflineMs, signal);
}

/** For so long, or until the network comes back. Throws what the signal was stopped with. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms);
    globalThis.addEventListener("online", end);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();

    function end() {
      clearTimeout(timer);
      globalThis.removeEventListener("online", end);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    }
  });
}
