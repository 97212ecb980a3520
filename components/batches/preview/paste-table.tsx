import { ClipboardPaste } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { pastedTable } from "./pasted-table.ts";

type PasteTableProps = { onFile: (file: File) => void };

/** A place to paste for whoever looks for one; a paste elsewhere on the page does the same. */
export function PasteTable({ onFile }: PasteTableProps) {
  const t = useTranslations("preview.paste");
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);

  function take(pasted: string) {
    const file = pastedTable(pasted);
    setRefused(file === null);
    if (file) onFile(file);
  }

  /** A long table in a text area makes the page stutter, so it goes by it. */
  function paste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData("text/plain");
    if (!pastedTable(pasted)) return;
    event.preventDefault();
    take(pasted);
  }

  return (
    <details className="group border-t border-line py-4">
      <summary className="flex min-h-9 list-none items-center gap-2 font-medium text-accent-ink coarse:min-h-11">
        <ClipboardPaste aria-hidden className="size-4 shrink-0" />
        {t("title")}
      </summary>
      <div className="mt-3 grid gap-3">
        <TextArea
          name="pasted"
          label={t("label")}
          hint={t("hint")}
          error={isRefused ? t("refused") : undefined}
          filter
          rows={3}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onPaste={paste}
          spellCheck={false}
        />
        <div>
          <Button onClick={() => take(text)}>{t("read")}</Button>
        </div>
      </div>
    </details>
  );
}
