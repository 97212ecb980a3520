import { useEffect, useRef, useState } from "react";
import { paths } from "#components/paths.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { useRouter } from "#i18n/navigation.ts";
import { sendFile } from "../send-file.ts";

export type ToSend = {
  readonly choice: ColumnChoice | null;
  readonly sha256: string | null;
  /** Done between the file's arrival and its page. */
  readonly onArrival?: (() => Promise<void>) | undefined;
};

export type Sending = {
  readonly send: (file: File, what: ToSend) => Promise<void>;
  readonly stop: () => void;
  /** How much of it is there, 0 to 1; null while nothing is being sent. */
  readonly share: number | null;
  readonly pause: "offline" | "retrying" | null;
  readonly problem: {
    readonly code: string;
    readonly facts?: Readonly<Record<string, string>>;
    readonly times: number;
  } | null;
};

/** Sends a file and goes on to its batch; what keeps it is told, and the file stays where it is. */
export function useSending(): Sending {
  const router = useRouter();
  const stopped = useRef<AbortController | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [pause, setPause] = useState<Sending["pause"]>(null);
  const [problem, setProblem] = useState<Sending["problem"]>(null);

  useEffect(() => () => stopped.current?.abort(), []);

  async function send(file: File, { choice, sha256, onArrival }: ToSend): Promise<void> {
    if (share !== null) return;
    const mine = new AbortController();
    stopped.current = mine;
    setProblem(null);
    setShare(0);
    const options = { choice, sha256: sha256 ?? undefined, onShare: setShare, onPause: setPause, signal: mine.signal };
    const sent = await sendFile(file, options).catch(() => null);
    setPause(null);
    if (mine.signal.aborted || sent === null) return setShare(null);
    if (sent.kind === "problem") {
      setShare(null);
      return setProblem((before) => ({ ...sent, times: (before?.times ?? 0) + 1 }));
    }
    await onArrival?.().catch(() => {});
    router.push(`${paths.batch(sent.batchId)}${sent.again ? "?again=1" : ""}`);
  }

  return { send, stop: () => stopped.current?.abort(), share, pause, problem };
}
