import { useTranslations } from "next-intl";
import type { TablePreview } from "#domain/preview/preview-table.ts";
import { fileSizeText } from "../file-size.ts";

/** The file in one quiet line: how it was read, in words a bookkeeper has seen in a save dialog. */
export function FileFacts({ file, preview }: { file: File; preview: TablePreview }) {
  const t = useTranslations("preview.facts");
  const { look, header, shownSheet } = preview;
  const sheet = look.sheets[shownSheet];
  return (
    <p className="flex flex-wrap gap-x-4 text-ink-faint">
      <span className="break-all text-ink-soft">{file.name}</span>
      <span className="figures">{fileSizeText(file.size)}</span>
      <span>{look.encoding ? t(`encoding.${look.encoding}`) : t("workbook")}</span>
      {look.delimiter ? <span>{t(`delimiter.${delimiterNames[look.delimiter]}`)}</span> : null}
      {sheet && sheet.name !== "" ? <span>{t("sheet", { name: sheet.name })}</span> : null}
      {header ? <span>{header.rowNumber > 0 ? t("headerRow", { row: header.rowNumber }) : t("noHeader")}</span> : null}
    </p>
  );
}

const delimiterNames = { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" } as const;
