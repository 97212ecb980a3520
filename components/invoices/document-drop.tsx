"use client";

import { Camera, FileUp, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { classNames } from "#components/ui/class-names.ts";

const accepted = ".ofd,.xml,.pdf,application/ofd,application/xml,text/xml,application/pdf,image/*";

const inputButton = "needs-script focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent-ink";

/** The invoice's file or photo fills in the form: chosen, taken or dropped, it is posted at once; without a script by its button. */
export function DocumentDrop({ action }: { action: string }) {
  const t = useTranslations("invoice.entry.file");
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (reading || !input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    send(input.current);
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    if (target.files?.length) send(target);
  }

  /** Of the two inputs only the one that was used is sent. */
  function send(used: HTMLInputElement) {
    setReading(true);
    for (const other of [input.current, camera.current]) if (other && other !== used) other.disabled = true;
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
        "flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border border-dashed px-4 py-4 mid:px-5",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-canvas",
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        {reading ? (
          <LoaderCircle aria-hidden className="mt-1 size-5 shrink-0 animate-spin text-accent-ink" />
        ) : (
          <FileUp aria-hidden className="mt-1 size-5 shrink-0 text-accent-ink" />
        )}
        <div>
          <h2 className="text-base">{t("title")}</h2>
          <p className="text-ink-soft" aria-live="polite">
            {reading ? t("reading") : `${t("text")}${t("limit")}`}
          </p>
        </div>
      </div>
      <label className={classNames(buttonClass({ block: "phone" }), inputButton, "hidden! coarse:inline-flex!")}>
        <Camera aria-hidden />
        {t("photograph")}
        <input
          ref={camera}
          type="file"
          name="file"
          accept="image/*"
          capture="environment"
          aria-label={t("photograph")}
          onChange={choose}
          className="sr-only"
        />
      </label>
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
