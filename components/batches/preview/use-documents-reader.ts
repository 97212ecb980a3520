import { useEffect, useState } from "react";
import type { PreviewGround } from "#domain/preview/table-tally.ts";
import { askReader } from "./ask-reader.ts";
import type { ChosenFile } from "./chosen-file.ts";
import type { DocumentsRequest, ReaderAnswer, ReaderProgress } from "./reader-messages.ts";

type DocumentsReading = {
  readonly answer: ReaderAnswer<DocumentsRequest> | null;
  readonly progress: ReaderProgress | null;
};

/** Reads invoices' own files beside the page, once. */
export function useDocumentsReader(
  files: readonly ChosenFile[],
  ground: PreviewGround,
  archiveName: string,
): DocumentsReading {
  const [answer, setAnswer] = useState<ReaderAnswer<DocumentsRequest> | null>(null);
  const [progress, setProgress] = useState<ReaderProgress | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const request = { kind: "documents", files, ground, archiveName } as const;
    askReader<DocumentsRequest>(request, { onProgress: setProgress, signal: stop.signal }).then(setAnswer, () => {});
    return () => stop.abort();
  }, [files, ground, archiveName]);

  return { answer, progress };
}
