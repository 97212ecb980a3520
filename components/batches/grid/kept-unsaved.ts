import { parseUnsaved, type Unsaved } from "./unsaved.ts";

const keyOf = (batchId: string) => `buchuan.unsaved.${batchId}`;

/** What was typed while the network was away, for when the page is opened again; nothing is kept that has been saved. */
export function keptUnsaved(batchId: string): Unsaved[] {
  try {
    return parseUnsaved(localStorage.getItem(keyOf(batchId)));
  } catch {
    return [];
  }
}

/** A browser that keeps nothing for us is no reason to stop working. */
export function keepUnsaved(batchId: string, unsaved: readonly Unsaved[]): void {
  try {
    if (unsaved.length === 0) localStorage.removeItem(keyOf(batchId));
    else localStorage.setItem(keyOf(batchId), JSON.stringify(unsaved));
  } catch {
    return;
  }
}
