import { useTranslations } from "next-intl";
import { Cell } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** The line of the file, as Excel counts it; with the way to where it is changed. */
export function RowNumberCell({ row, href }: { row: number; href?: string | undefined }) {
  const t = useTranslations("batch.problems");
  return (
    <Cell card="title" heading numeric className="text-ink-soft mid:w-14">
      {href ? (
        <TextLink href={href} aria-label={t("rowNumber", { row })}>
          <RowNumber row={row} />
        </TextLink>
      ) : (
        <RowNumber row={row} />
      )}
    </Cell>
  );
}

function RowNumber({ row }: { row: number }) {
  const t = useTranslations("batch.problems");
  return (
    <>
      <span className="mid:hidden">{t("rowNumber", { row })}</span>
      <span className="hidden mid:inline">{row}</span>
    </>
  );
}
