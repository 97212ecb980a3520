import { type ChangeEvent, type DragEvent, useRef, useState } from "react";

/**
 * A form that is posted as soon as a file is chosen in it or dropped on it. Of several file inputs only the one that was
 * used is sent.
 */
export function usePostedFile() {
  const form = useRef<HTMLFormElement>(null);
  /** Where a dropped file goes. */
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);

  function send(used: HTMLInputElement) {
    setReading(true);
    const inputs = form.current?.querySelectorAll<HTMLInputElement>("input[type=file]") ?? [];
    for (const other of inputs) if (other !== used) other.disabled = true;
    form.current?.submit();
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    if (target.files?.length) send(target);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (reading || !input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    send(input.current);
  }

  function dragOver(event: DragEvent) {
    event.preventDefault();
    setOver(true);
  }

  const target = { ref: form, onDragOver: dragOver, onDragLeave: () => setOver(false), onDrop: drop };
  return { target, input, over, reading, choose };
}
