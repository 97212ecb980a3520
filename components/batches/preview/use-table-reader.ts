import { useCallback, useEffect, useRef, useState } from "react";
import type { RememberedColumns } from "#domain/preview/remembered-columns.ts";
import type { PreviewGround } from "#domain/preview/table-tally.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { askReader } from "./ask-reader.ts";
import type { ReaderAnswer, ReaderProgress, TableRequest } from "./reader-messages.ts";

export type TableReading = {
  /** Null until it has been read for the first time; then it stays while it is read anew. */
  readonly answer: ReaderAnswer<TableRequest> | null;
  /** How far it is; null when nothing is being read. */
  readonly progress: ReaderProgress | null;
  /** Reads it (again): as chosen, or by what is remembered where nothing is. */
  readonly read: (choice: ColumnChoice | null) => void;
};

const begun: ReaderProgress = { kind: "progress", share: 0, count: 0 };

/** Reads a table beside the page, at once and again whenever another choice is made; the last one asked for counts. */
export function useTableReader(
  file: File,
  ground: PreviewGround,
  remembered: readonly RememberedColumns[],
): TableReading {
  const [answer, setAnswer] = useState<ReaderAnswer<TableRequest> | null>(null);
  const [progress, setProgress] = useState<ReaderProgress | null>(begun);
  const stop = useRef<AbortController | null>(null);

  const read = useCallback(
    (choice: ColumnChoice | null) => {
      stop.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setProgress(begun);
      const request = { kind: "table", file, choice, remembered, ground } as const;
      askReader(request, { onProgress: setProgress, signal: mine.signal }).then(
        (answered) => {
          setAnswer(answered);
          setProgress(null);
        },
        () => {},
      );
    },
    [file, ground, remembered],
  );

  useEffect(() => {
    read(null);
    return () => stop.current?.abort();
  }, [read]);

  return { answer, progress, read };
}
