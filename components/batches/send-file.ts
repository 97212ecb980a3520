import { apiPaths } from "#components/paths.ts";

export type SentFile =
  | { readonly kind: "batch"; readonly batchId: string; readonly again: boolean }
  | { readonly kind: "problem"; readonly code: string };

/**
 * Sends a file as it is, with its length and hash to be held against what arrives. A request of the old kind, for only
 * that tells how much has gone out.
 * @param onShare told how much of it is sent, 0 to 1
 */
export async function sendFile(file: File, onShare: (share: number) => void): Promise<SentFile> {
  const digest = await digestOf(file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", apiPaths.uploads);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader(
      "content-disposition",
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
    );
    if (digest) request.setRequestHeader("repr-digest", `sha-256=:${digest}:`);
    request.upload.onprogress = ({ loaded }) => onShare(file.size === 0 ? 1 : Math.min(1, loaded / file.size));
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve({ kind: "problem", code: "UPLOAD_BROKEN" });
    request.send(file);
  });
}

/** SHA-256 in base64 (RFC 9530); null where the page is not served safely enough for the browser to compute it. */
async function digestOf(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  try {
    const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(hash)));
  } catch {
    return null;
  }
}

function answerOf({ status, responseText }: XMLHttpRequest): SentFile {
  const answer = parsed(responseText);
  if (status >= 200 && status < 300 && answer.batchId) {
    return { kind: "batch", batchId: answer.batchId, again: answer.again === true };
  }
  const refusal =
    answer.refusal === "FILE_TOO_LARGE" || answer.refusal === "SIGNED_OUT" ? answer.refusal : "UPLOAD_BROKEN";
  return { kind: "problem", code: answer.problem?.code ?? refusal };
}

type Answer = { batchId?: string; again?: boolean; problem?: { code?: string }; refusal?: string };

function parsed(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}
