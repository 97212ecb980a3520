import { uploadWire } from "./upload-wire.ts";

/** What this browser remembers of a file that has not arrived yet; how much of it has, only the server knows. */
export type KeptUpload = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly lastModified: number | null;
  readonly sha256: string;
};

const place = "buchuan.upload";

/** A browser that keeps nothing loses the reminder, not the upload: the same file goes on by its hash. */
export function keepUpload(upload: KeptUpload): void {
  try {
    localStorage.setItem(place, JSON.stringify(upload));
  } catch {
    // Storage is full or forbidden.
  }
}

export function forgetUpload(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Storage is forbidden.
  }
}

/** The file that stopped half-way and goes on when it is chosen again, with the share that is there; null where none did. */
export async function findUnfinished(signal?: AbortSignal): Promise<{ name: string; share: number } | null> {
  const kept = keptUpload();
  if (!kept) return null;
  const answer = await uploadWire.ask(kept.id, signal);
  if (answer.kind === "unknown") forgetUpload();
  return answer.kind === "at" && answer.offset < kept.size
    ? { name: kept.name, share: answer.offset / kept.size }
    : null;
}

function keptUpload(): KeptUpload | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null");
    return typeof kept?.id === "string" && typeof kept.name === "string" && kept.size > 0 ? kept : null;
  } catch {
    return null;
  }
}
