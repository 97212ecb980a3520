"use client";

import { Camera, FileUp, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { FileButton, FileWithoutScript } from "#components/ui/file-button.tsx";
import { usePostedFile } from "#components/ui/use-posted-file.ts";

const accepted = ".ofd,.xml,.pdf,application/ofd,application/xml,text/xml,application/pdf,image/*";

/** The invoice's file or photo fills in the form: chosen, taken or dropped, it is posted at once; without a script by its button. */
export function DocumentDrop({ action }: { action: string }) {
  const t = useTranslations("invoice.entry.file");
  const { target, input, over, reading, choose } = usePostedFile();

  return (
    <form
      {...target}
      data-assist="file"
      action={action}
      method="post"
      encType="multipart/form-data"
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
            {reading ? t("reading") : t("text")}
          </p>
        </div>
      </div>
      <FileButton
        label={t("photograph")}
        accept="image/*"
        capture="environment"
        onChange={choose}
        className="hidden! coarse:inline-flex!"
      >
        <Camera aria-hidden />
        {t("photograph")}
      </FileButton>
      <FileButton label={t("label")} accept={accepted} input={input} onChange={choose}>
        {t("choose")}
      </FileButton>
      <FileWithoutScript accept={accepted} label={t("label")} send={t("send")} />
    </form>
  );
}
