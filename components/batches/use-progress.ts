"use client";

import { useCallback, useRef, useState } from "react";
import { apiPaths } from "#components/paths.ts";
import { type Answer, askAgain } from "#components/ui/ask-again.ts";
import { usePatientAsking } from "#components/ui/use-patient-asking.ts";
import type { BatchProgress } from "#server/batches/find-progress.ts";

type Watched = {
  readonly progress: BatchProgress;
  /** The last question had no answer; the next one is on its way. */
  readonly stale: boolean;
  /** Nobody is signed in any more, or the batch is not theirs. */
  readonly refused: boolean;
};

/** Asks how far a batch is. An answer like the one before costs no body. */
export function useProgress(batchId: string, first: BatchProgress): Watched {
  const [watched, setWatched] = useState<Watched>({ progress: first, stale: false, refused: false });
  const tag = useRef<string | null>(null);

  const ask = useCallback(
    async (stopped: AbortSignal) => {
      const answer = await askAgain<BatchProgress>(apiPaths.batchProgress(batchId), tag.current, stopped);
      if (stopped.aborted) return false;
      if (answer.kind === "news") tag.current = answer.headers.get("etag");
      setWatched((before) => after(before, answer));
      return answer.kind !== "refused";
    },
    [batchId],
  );
  usePatientAsking(ask);

  return watched;
}

function after(before: Watched, answer: Answer<BatchProgress>): Watched {
  if (answer.kind === "news") return { progress: answer.news, stale: false, refused: false };
  if (answer.kind === "same" && !before.stale) return before;
  return { ...before, stale: answer.kind === "silence", refused: answer.kind === "refused" };
}
