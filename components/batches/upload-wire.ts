import { apiPaths } from "#components/paths.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { packed } from "./packed.ts";
import type { SentFile } from "./sent-file.ts";

export type AnnouncedFile = {
  readonly name: string;
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  readonly choice: ColumnChoice | null;
};

/** All that can come back from one request about an upload. */
export type WireAnswer =
  | { readonly kind: "at"; readonly uploadId: string; readonly offset: number }
  | { readonly kind: "ended"; readonly sent: SentFile }
  /** The server knows no such upload: it is over, or somebody else's. */
  | { readonly kind: "unknown" }
  /** The network, or the server, is away for now. */
  | { readonly kind: "later"; readonly seconds: number | null };

export type UploadWire = {
  readonly announce: (file: AnnouncedFile, signal?: AbortSignal) => Promise<WireAnswer>;
  readonly ask: (uploadId: string, signal?: AbortSignal) => Promise<WireAnswer>;
  /** @param onSent told the share of the piece that has gone out, 0 to 1 */
  readonly send: (piece: WirePiece, onSent: (share: number) => void, signal?: AbortSignal) => Promise<WireAnswer>;
};
export type WirePiece = { readonly uploadId: string; readonly offset: number; readonly bytes: ArrayBuffer };

/** A connection that has been dead for so long is given up: the next one goes on where this one stopped. */
const silenceMs = 45_000;
/** Beyond that, nobody waits in front of a progress bar. */
const longestWaitSeconds = 120;

export const uploadWire: UploadWire = { announce, ask, send };

function announce({ name, size, sha256, choice }: AnnouncedFile, signal?: AbortSignal): Promise<WireAnswer> {
  const metadata = { filename: name, sha256, ...(choice && { choice: JSON.stringify(choice) }) };
  const headers = { "upload-length": String(size), "upload-metadata": metadataText(metadata), ...protocol };
  return asked(apiPaths.uploads, { method: "POST", headers }, signal);
}

async function ask(uploadId: string, signal?: AbortSignal): Promise<WireAnswer> {
  return asked(apiPaths.upload(uploadId), { method: "HEAD", headers: protocol }, signal, uploadId);
}

async function asked(
  address: string,
  request: RequestInit,
  signal: AbortSignal | undefined,
  uploadId = "",
): Promise<WireAnswer> {
  try {
    const response = await fetch(address, { ...request, cache: "no-store", signal: signal ?? null });
    const text = await response.text();
    return answerOf({ status: response.status, text, header: (name) => response.headers.get(name), uploadId });
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "later", seconds: null };
  }
}

/** A request of the old kind, for only that tells how much has gone out. */
async function send(
  { uploadId, offset, bytes }: WirePiece,
  onSent: (share: number) => void,
  signal?: AbortSignal,
): Promise<WireAnswer> {
  const { body, encoding } = await packed(bytes);
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence = setTimeout(giveUp, silenceMs);
    request.open("PATCH", apiPaths.upload(uploadId));
    const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(offset), ...protocol };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (encoding) request.setRequestHeader("content-encoding", encoding);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
      onSent(Math.min(1, loaded / Math.max(1, body.byteLength)));
    };
    request.onload = () => {
      const { status, responseText: text } = request;
      resolve(answerOf({ status, text, header: (name) => request.getResponseHeader(name), uploadId }));
    };
    request.onerror = () => resolve({ kind: "later", seconds: null });
    request.onabort = () => (signal?.aborted ? reject(signal.reason) : resolve({ kind: "later", seconds: null }));
    request.onloadend = () => {
      clearTimeout(silence);
      signal?.removeEventListener("abort", giveUp);
    };
    signal?.addEventListener("abort", giveUp);
    request.send(body);

    function giveUp() {
      request.abort();
    }
  });
}

const protocol = { "tus-resumable": "1.0.0" };

type Reply = {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | null;
  /** Empty where it is not known yet: then the reply says it. */
  readonly uploadId: string;
};
type ReplyBody = {
  batchId?: string;
  again?: boolean;
  uploadId?: string;
  problem?: { code: string; facts?: Readonly<Record<string, string>> };
  refusal?: string;
  facts?: Readonly<Record<string, string>>;
};

/** What a reply means for whoever wants a file to arrive. */
export function answerOf({ status, text, header, uploadId }: Reply): WireAnswer {
  const { batchId, again, problem, refusal, facts, ...body } = parsed(text);
  const offset = facts?.offset ?? header("upload-offset");
  if (batchId) return { kind: "ended", sent: { kind: "batch", batchId, again: again === true } };
  if (problem) return problemOf(problem.code, problem.facts);
  if (offset && (status < 300 || status === 409))
    return { kind: "at", uploadId: body.uploadId ?? uploadId, offset: Number(offset) };
  if (status === 401 || status === 403) return problemOf(refusal === "OTHER_ORIGIN" ? "UPLOAD_BROKEN" : "SIGNED_OUT");
  if (status === 404) return { kind: "unknown" };
  if (status === 413 && refusal === "FILE_TOO_LARGE") return problemOf(refusal, facts);
  const seconds = Number(header("retry-after")) || null;
  if (status === 429 && (seconds ?? 0) > longestWaitSeconds) return problemOf("TOO_MANY_UPLOADS");
  return status === 429 || status >= 500 ? { kind: "later", seconds } : problemOf("UPLOAD_BROKEN");
}

function problemOf(code: string, facts: Readonly<Record<string, string>> = {}): WireAnswer {
  return { kind: "ended", sent: { kind: "problem", code, facts } };
}

function parsed(text: string): ReplyBody {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** `Upload-Metadata` of tus 1.0: names with their texts in base64. */
function metadataText(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([name, text]) => `${name} ${base64(text)}`)
    .join(",");
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
