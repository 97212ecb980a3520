import { Agent, type Dispatcher } from "undici";
import type { LossCause, UnsentCause } from "#domain/reply.ts";
import { lossCauseOf, unsentCauseOf } from "#server/bureau/http/failure.ts";

export type Deadlines = { readonly connectMs: number; readonly headersMs: number; readonly totalMs: number };
const defaultDeadlines: Deadlines = { connectMs: 5_000, headersMs: 15_000, totalMs: 30_000 };

/** Where letters go out, how long each may take, and whose turn has to be waited for. */
export type Line = {
  readonly agent: Agent;
  readonly deadlines: Deadlines;
  /** Resolves when the next call may be made; counts it. */
  readonly turn: () => Promise<void>;
};

export type Letter = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Bytes of a reply beyond which it is not read on. */
  readonly limit: number;
  /** From then on it is not sent any more: somebody else may have taken up what it is about. */
  readonly notAfter?: Date | undefined;
};

export type Heard = {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What came of posting: the whole reply, certainty that it never left, or neither. */
export type Posted =
  | ({ readonly kind: "answered"; readonly status: number } & Heard)
  | ({ readonly kind: "lost"; readonly cause: LossCause } & Heard)
  | { readonly kind: "not-sent"; readonly cause: UnsentCause };

/** HTTP/1.1 only, and nothing is sent twice: no pipelining, no redirects, no retries. */
export function openLine(given: Partial<Deadlines> = {}, turn: Line["turn"] = async () => {}): Line {
  const deadlines = { ...defaultDeadlines, ...given };
  return {
    agent: new Agent({ connect: { timeout: deadlines.connectMs }, allowH2: false, pipelining: 1 }),
    deadlines,
    turn,
  };
}

/** Posts once. From the moment the first byte may be on its way, every failure is `lost`. Never throws. */
export function post({ agent, deadlines }: Line, letter: Letter): Promise<Posted> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status: number | null = null;
    let headers: Record<string, string> = {};
    let controller: Dispatcher.DispatchController | null = null;
    let over = false;
    const timer = setTimeout(() => stop("timeout"), deadlines.totalMs);

    function finish(posted: Posted): void {
      if (over) return;
      over = true;
      clearTimeout(timer);
      resolve(posted);
    }

    function stop(cause: LossCause): void {
      if (controller) finish({ kind: "lost", cause, status, headers, body: Buffer.concat(chunks) });
      else finish({ kind: "not-sent", cause: "unreachable" });
      controller?.abort(new Error(cause));
    }

    agent.dispatch(
      {
        origin: letter.url.origin,
        path: `${letter.url.pathname}${letter.url.search}`,
        method: "POST",
        headers: letter.headers,
        body: letter.body,
        headersTimeout: deadlines.headersMs,
        bodyTimeout: deadlines.totalMs,
      },
      {
        onRequestStart(started) {
          if (over || isPast(letter.notAfter)) return started.abort(new Error("given up"));
          controller = started;
        },
        onResponseStart(_controller, code, received) {
          if (code < 200) return;
          status = code;
          headers = flat(received);
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > letter.limit) return stop("too-large");
          chunks.push(chunk);
        },
        onResponseEnd() {
          if (status === null) return stop("garbage");
          finish({ kind: "answered", status, headers, body: Buffer.concat(chunks) });
        },
        onResponseError(_controller, error) {
          if (controller) stop(lossCauseOf(error));
          else finish({ kind: "not-sent", cause: unsentCauseOf(error) });
        },
      },
    );
  });
}

function isPast(moment: Date | undefined): boolean {
  return moment !== undefined && Date.now() >= moment.getTime();
}

function flat(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );
}
