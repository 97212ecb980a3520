import { useEffect } from "react";

const firstWaitMs = 2_000;
const longestWaitMs = 10_000;

/** Asks once; says whether it is worth asking again. */
export type Ask = (stopped: AbortSignal) => Promise<boolean>;

/**
 * Asks soon, then less and less often; not at all while nobody looks, and at once when somebody looks again.
 * @param ask kept by `useCallback`: another one begins anew
 */
export function usePatientAsking(ask: Ask): void {
  useEffect(() => {
    const stopped = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = firstWaitMs;

    function plan() {
      clearTimeout(timer);
      if (document.hidden || stopped.signal.aborted) return;
      timer = setTimeout(askOnce, wait);
      wait = Math.min(longestWaitMs, wait * 1.3);
    }

    async function askOnce() {
      if (await ask(stopped.signal)) plan();
    }

    function lookAgain() {
      wait = firstWaitMs;
      clearTimeout(timer);
      if (!document.hidden) void askOnce();
    }

    plan();
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      stopped.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [ask]);
}
