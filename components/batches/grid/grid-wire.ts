import { apiPaths } from "#components/paths.ts";
import type { FoundCells } from "#server/batches/find-cells.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import type { SavedAnswer } from "./grid-state.ts";
import { spanText } from "./outline.ts";
import type { Parcel } from "./unsaved.ts";

/** `again`: no answer, or not now. `signed-out` and `closed`: not until the person has done something. */
export type Answer<Body> =
  | { readonly kind: "done"; readonly body: Body }
  | { readonly kind: "again" | "signed-out" | "closed" };

export function fetchRows(batchId: string, rowNumbers: readonly number[], signal: AbortSignal) {
  const address = `${apiPaths.batchRows(batchId)}?rows=${spanText(rowNumbers)}`;
  return asked<{ rows: readonly GridRow[] }>(address, { signal });
}

export function fetchCells(batchId: string, search: { column: number; text: string; isWhole: boolean }) {
  const query = new URLSearchParams({
    column: String(search.column),
    text: search.text,
    whole: search.isWhole ? "1" : "0",
  });
  return asked<FoundCells>(`${apiPaths.batchCells(batchId)}?${query}`, {});
}

export function sendParcel(batchId: string, parcel: Parcel): Promise<Answer<SavedAnswer>> {
  if (parcel.kind === "rows") {
    const { act, rows } = parcel;
    return asked(apiPaths.batchRows(batchId), { method: "POST", body: JSON.stringify({ act, rows }) });
  }
  const edits = parcel.changes.map(({ rowNumber, column, before, after }) => ({
    rowNumber,
    column,
    value: after,
    replaces: before,
  }));
  return asked(apiPaths.batchRows(batchId), {
    method: "PATCH",
    body: JSON.stringify({ edits }),
    keepalive: edits.length < 200,
  });
}

async function asked<Body>(address: string, init: RequestInit): Promise<Answer<Body>> {
  try {
    const headers = init.body ? { "content-type": "application/json" } : undefined;
    const response = await fetch(address, { cache: "no-store", ...init, ...(headers && { headers }) });
    if (response.ok) return { kind: "done", body: await response.json() };
    if (response.status === 403) return { kind: "signed-out" };
    if (response.status === 404 || response.status === 409 || response.status === 413) return { kind: "closed" };
    return { kind: "again" };
  } catch {
    return { kind: "again" };
  }
}
