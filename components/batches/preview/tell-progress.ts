import type { ReaderProgress } from "./reader-messages.ts";

const progressMs = 100;

/** Says how far the reader is, often enough to be watched and no oftener. */
export function progressTeller(): (what: { share?: number; count?: number }) => void {
  let progress: ReaderProgress = { kind: "progress", share: 0, count: 0 };
  let toldAt = 0;
  return (what) => {
    progress = { ...progress, ...what };
    if (performance.now() - toldAt < progressMs) return;
    toldAt = performance.now();
    postMessage(progress);
  };
}
