import { useTranslations } from "next-intl";
import { FieldError } from "#components/ui/field.tsx";
import { caseFileAccept, caseFileLimits } from "#domain/case-file.ts";

/** Several files at once, by the browser's own chooser. */
export function FilesField({ error, again }: { error: string | undefined; again: boolean }) {
  const t = useTranslations("cases.files");
  const optional = useTranslations("common")("optional");
  return (
    <div className={error ? "grid min-w-0 gap-1 border-s-2 border-returned ps-3" : "grid min-w-0 gap-1"}>
      <label htmlFor="files" className="font-medium">
        {t("label")}
        <span className="ms-2 font-normal text-ink-faint">{optional}</span>
      </label>
      <p id="files-hint" className="text-ink-soft">
        {t("hint", { size: caseFileLimits.bytes / 1_048_576, most: caseFileLimits.files })}
        {again ? <strong className="block font-medium text-ink">{t("again")}</strong> : null}
      </p>
      {error ? <FieldError id="files-error" message={error} /> : null}
      <input
        id="files"
        name="files"
        type="file"
        multiple
        accept={caseFileAccept}
        aria-describedby={error ? "files-error files-hint" : "files-hint"}
        aria-invalid={error ? true : undefined}
        className="max-w-full text-ink-soft file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
      />
    </div>
  );
}
