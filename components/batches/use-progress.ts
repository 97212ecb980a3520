"use client";

import { useCallback, useRef, useState } from "react";
import { apiPaths } from "#components/paths.ts";
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
      const answer = await askOnce(batchId, tag.current, stopped);
      if (stopped.aborted) return false;
      if (answer.kind === "news") tag.current = answer.tag;
      setWatched((before) => after(before, answer));
      return answer.kind !== "refused";
    },
    [batchId],
  );
  usePatientAsking(ask);

  return watched;
}

type Answer =
  | { readonly kind: "news"; readonly progress: BatchProgress; readonly tag: string | null }
  | { readonly kind: "same" | "silence" | "refused" };

async function askOnce(batchId: string, tag: string | null, signal: AbortSignal): Promise<Answer> {
  try {
    const headers: HeadersInit = tag ? { "if-none-match": tag } : {};
    const response = await fetch(apiPaths.batchProgress(batchId), { headers, signal, cache: "no-store" });
    if (response.status === 304) return { kind: "same" };
    if (response.status === 403 || response.status === 404) return { kind: "refused" };
    if (!response.ok) return { kind: "silence" };
    return { kind: "news", progress: await response.json(), tag: response.headers.get("etag") };
  } catch {
    return { kind: "silence" };
  }
}

function after(before: Watched, answer: Answer): Watched {
  if (answer.kind === "news") return { progress: answer.progress, stale: false, refused: false };
  if (answer.kind === "same" && !before.stale) return before;
  return { ...before, stale: answer.kind === "silence", refused: answer.kind === "refused" };
}
