import { useEffect, useEffectEvent, useState } from "react";
import { type ChosenFile, chosenFiles } from "./chosen-file.ts";
import { droppedFiles } from "./dropped-files.ts";
import { pastedTable } from "./pasted-table.ts";

/**
 * Files dropped or pasted anywhere on the page, so that nobody has to aim. What is pasted into a field stays there.
 * @returns whether something is being dragged over the page
 */
export function usePageFiles(isOpen: boolean, onFiles: (files: readonly ChosenFile[]) => void): boolean {
  const [isDragged, setDragged] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    const { signal } = stop;

    function over(event: DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setDragged(true);
    }

    async function drop(event: DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setDragged(false);
      take(await droppedFiles(event.dataTransfer));
    }

    function paste(event: ClipboardEvent) {
      if (isField(event.target) || !event.clipboardData) return;
      const table = pastedTable(event.clipboardData.getData("text/plain"));
      const files = chosenFiles(table ? [table] : event.clipboardData.files);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    }

    addEventListener("dragover", over, { signal });
    addEventListener("dragleave", (event) => event.relatedTarget === null && setDragged(false), { signal });
    addEventListener("drop", drop, { signal });
    addEventListener("paste", paste, { signal });
    return () => stop.abort();
  }, [isOpen]);

  return isDragged;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
