"use client";

import { FileSearch, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { classNames } from "#components/ui/class-names.ts";

const accepted = ".pdf,application/pdf,image/*";
const inputButton = "needs-script focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent-ink";

/** Chosen or dropped, the file is posted at once; without a script by its button. */
export function FileCheckForm({ action }: { action: string }) {
  const t = useTranslations("verify.file");
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (reading || !input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    send();
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    if (target.files?.length) send();
  }

  function send() {
    setReading(true);
    form.current?.submit();
  }

  return (
    <form
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        "grid justify-items-start gap-4 rounded-lg border border-dashed p-5",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-canvas",
      )}
    >
      <div className="flex gap-3">
        {reading ? (
          <LoaderCircle aria-hidden className="mt-0.5 size-5 shrink-0 animate-spin text-accent-ink" />
        ) : (
          <FileSearch aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
        )}
        <p aria-live="polite">{reading ? t("reading") : over ? t("over") : t("text")}</p>
      </div>
      <label className={classNames(buttonClass({ block: "phone" }), inputButton)}>
        {t("choose")}
        <input
          ref={input}
          type="file"
          name="file"
          accept={accepted}
          aria-label={t("label")}
          onChange={choose}
          className="sr-only"
        />
      </label>
      <noscript>
        <div className="flex flex-wrap items-center gap-3">
          <input type="file" name="file" accept={accepted} aria-label={t("label")} required className="max-w-full" />
          <button type="submit" className={buttonClass({})}>
            {t("send")}
          </button>
        </div>
      </noscript>
    </form>
  );
}
