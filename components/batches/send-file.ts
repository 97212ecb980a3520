import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { fileHash } from "./file-hash.ts";
import { forgetUpload, type KeptUpload, keepUpload } from "./kept-upload.ts";
import { isOffline, pause, untilOnline } from "./network-pause.ts";
import type { SentFile } from "./sent-file.ts";
import { type UploadWire, uploadWire, type WireAnswer } from "./upload-wire.ts";

export type FileToSend = Blob & { readonly name: string; readonly lastModified?: number | undefined };

export type SendOptions = {
  readonly choice?: ColumnChoice | null | undefined;
  /** In hex, where it is known already. */
  readonly sha256?: string | undefined;
  /** Told how much of it is there or has gone out, 0 to 1. It falls back when a connection breaks. */
  readonly onShare?: ((share: number) => void) | undefined;
  /** Told why nothing moves, and null when it moves again. */
  readonly onPause?: ((why: "offline" | "retrying" | null) => void) | undefined;
  /** Stops it; what has arrived stays for a day. */
  readonly signal?: AbortSignal | undefined;
};

const pieceBytes = 4 * 1024 * 1024;
/** Requests in a row without a byte's progress; with the pauses between them some four minutes. */
const mostIdle = 24;
/** So often it begins anew where the server knows nothing of it any more. */
const mostBeginnings = 3;
const longestPauseMs = 30_000;

/**
 * Sends a file as it is, in pieces, and goes on by itself when the network or the server comes back. Length and hash are
 * held against what arrived before it counts as received. Sent again after the page was closed, or after signing in in
 * another window (problem SIGNED_OUT), it goes on where it stopped: how far that is, the server says.
 */
export async function sendFile(
  file: FileToSend,
  options: SendOptions = {},
  wire: UploadWire = uploadWire,
): Promise<SentFile> {
  try {
    const sha256 = options.sha256 ?? (await fileHash(file, options.signal));
    return await sendAll(file, sha256, options, wire);
  } catch (error) {
    if (options.signal?.aborted || !(error instanceof DOMException)) throw error;
    return { kind: "problem", code: "FILE_UNREADABLE" };
  }
}

async function sendAll(file: FileToSend, sha256: string, options: SendOptions, wire: UploadWire): Promise<SentFile> {
  const { signal, onPause, onShare } = options;
  const announced = { name: file.name, size: file.size, sha256, choice: options.choice ?? null };
  const announce = () => wire.announce(announced, signal);
  let next: () => Promise<WireAnswer> = announce;
  let again = announce;
  let reached = -1;
  let beginnings = 1;
  for (let idle = 1; idle <= mostIdle && beginnings <= mostBeginnings; idle++) {
    signal?.throwIfAborted();
    const answer = await next();
    if (answer.kind === "ended") {
      if (!isToBeGoneOnWith(answer.sent)) forgetUpload();
      return answer.sent;
    }
    if (answer.kind === "at") {
      const { uploadId, offset } = answer;
      if (again === announce) keepUpload(keptOf(file, uploadId, sha256));
      again = () => wire.ask(uploadId, signal);
      next = () => sendPiece(file, uploadId, offset, options, wire);
      if (offset > reached) idle = 0;
      reached = offset;
      onPause?.(null);
      onShare?.(offset / file.size);
    } else if (answer.kind === "unknown") {
      next = again = announce;
      reached = -1;
      beginnings++;
    } else if (isOffline()) {
      next = again;
      onPause?.("offline");
      await untilOnline(signal);
      idle--;
    } else {
      next = again;
      onPause?.("retrying");
      await pause(answer.seconds ? answer.seconds * 1_000 : Math.min(longestPauseMs, 500 * 2 ** (idle / 2)), signal);
    }
  }
  return { kind: "problem", code: "UPLOAD_STOPPED" };
}

/** The last piece is sent even where all bytes are there: its answer is the batch. */
async function sendPiece(
  file: FileToSend,
  uploadId: string,
  offset: number,
  { onShare, signal }: SendOptions,
  wire: UploadWire,
): Promise<WireAnswer> {
  const bytes = await file.slice(offset, offset + pieceBytes).arrayBuffer();
  const onSent = (share: number) => onShare?.((offset + share * bytes.byteLength) / file.size);
  return wire.send({ uploadId, offset, bytes }, onSent, signal);
}

function isToBeGoneOnWith(sent: SentFile): boolean {
  return (
    sent.kind === "problem" && ["SIGNED_OUT", "TOO_MANY_UPLOADS", "UPLOAD_BROKEN", "UPLOAD_STOPPED"].includes(sent.code)
  );
}

function keptOf({ name, size, lastModified }: FileToSend, id: string, sha256: string): KeptUpload {
  return { id, name, size, lastModified: lastModified ?? null, sha256 };
}
