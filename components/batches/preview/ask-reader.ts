import type { ReaderAnswer, ReaderProblem, ReaderProgress, ReaderRequest } from "./reader-messages.ts";

type Waiting = {
  readonly onProgress: (progress: ReaderProgress) => void;
  /** Ends the reader wherever it is. */
  readonly signal: AbortSignal;
};

/** So long a reader that lives is never silent. */
const silenceMs = 30_000;

/**
 * Has a worker of its own answer one question, and ends it. One that cannot be started, dies or falls silent answers
 * READER_DIED, so that the file can still be uploaded unread.
 */
export function askReader<Request extends ReaderRequest>(
  request: Request,
  { onProgress, signal }: Waiting,
): Promise<ReaderAnswer<Request>> {
  return new Promise((resolve, reject) => {
    const reader = takeReader();
    if (!reader) return resolve(died());
    let silence = setTimeout(() => end(died()), silenceMs);
    const onAbort = () => {
      close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort);

    function close() {
      clearTimeout(silence);
      signal.removeEventListener("abort", onAbort);
      reader?.terminate();
    }

    function end(answer: ReaderAnswer<Request>) {
      close();
      resolve(answer);
    }

    reader.onmessage = ({ data }: MessageEvent<ReaderAnswer<Request> | ReaderProgress>) => {
      if (data.kind !== "progress") return end(data);
      clearTimeout(silence);
      silence = setTimeout(() => end(died()), silenceMs);
      onProgress(data);
    };
    reader.onerror = () => end(died());
    reader.onmessageerror = () => end(died());
    reader.postMessage(request);
  });
}

let waiting: Worker | null = null;

/** Starts a reader before there is anything to read: choosing a file takes a person longer than that takes. */
export function keepReaderReady(): void {
  waiting ??= startReader();
  if (!waiting) return;
  waiting.onerror = () => {
    waiting = null;
  };
}

function takeReader(): Worker | null {
  const reader = waiting ?? startReader();
  waiting = null;
  return reader;
}

/** Null where the browser cannot start one. */
export function startReader(): Worker | null {
  try {
    return new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}

function died(): ReaderProblem {
  return { kind: "problem", problem: { code: "READER_DIED", severity: "reject", field: "file" } };
}
