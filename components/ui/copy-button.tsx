"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

type CopyButtonProps = { text: string; label: string; doneLabel: string };

export function CopyButton({ text, label, doneLabel }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      onClick={async () => setDone(await copyText(text))}
      onBlur={() => setDone(false)}
      title={label}
      className="needs-script print:hidden inline-grid size-6 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink coarse:size-11"
    >
      {done ? <Check aria-hidden className="size-3.5 text-accepted" /> : <Copy aria-hidden className="size-3.5" />}
      <span className="sr-only" aria-live="polite">
        {done ? doneLabel : label}
      </span>
    </button>
  );
}

/** The clipboard needs https and a willing browser (WeChat is not); the old way works in both. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
