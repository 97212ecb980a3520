import type { LossCause, UnsentCause } from "#domain/reply.ts";

const unsentCauses: Readonly<Record<string, UnsentCause>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ECONNREFUSED: "refused",
};

const lossCauses: Readonly<Record<string, LossCause>> = {
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ETIMEDOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "garbage",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "garbage",
};

/** Why there was no connection to write to. */
export function unsentCauseOf(error: unknown): UnsentCause {
  const code = codeOf(error);
  const known = unsentCauses[code];
  if (known) return known;
  return /^(ERR_SSL|ERR_TLS|CERT_|EPROTO|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/.test(code) ||
    /TLS|certificate/i.test(messageOf(error))
    ? "tls"
    : "unreachable";
}

/** Why a request that may have arrived brought nothing back. */
export function lossCauseOf(error: unknown): LossCause {
  return lossCauses[codeOf(error)] ?? (isUnparsable(error) ? "garbage" : "reset");
}

/** Its code is not always set, its name is. */
function isUnparsable(error: unknown): boolean {
  return error instanceof Error && error.name === "HTTPParserError";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
