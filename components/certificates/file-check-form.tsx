"use client";

import { FileSearch, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { FileButton, FileWithoutScript } from "#components/ui/file-button.tsx";
import { usePostedFile } from "#components/ui/use-posted-file.ts";

const accepted = ".pdf,application/pdf,image/*";
/** Chosen or dropped, the file is posted at once; without a script by its button. */
export function FileCheckForm({ action }: { action: string }) {
  const t = useTranslations("verify.file");
  const { target, input, over, reading, choose } = usePostedFile();

  return (
    <form
      {...target}
      action={action}
      method="post"
      encType="multipart/form-data"
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
      <FileButton label={t("label")} accept={accepted} input={input} onChange={choose}>
        {t("choose")}
      </FileButton>
      <FileWithoutScript accept={accepted} label={t("label")} send={t("send")} />
    </form>
  );
}
