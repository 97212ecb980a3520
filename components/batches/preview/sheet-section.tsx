import { Check, EyeOff, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { StatusLook } from "#components/ui/status-tone.ts";
import type { TablePreview } from "#domain/preview/preview-table.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import type { SheetLook } from "#domain/table/read-table.ts";
import { useFileProblemWords } from "../use-file-problem-words.ts";

type SheetSectionProps = { preview: TablePreview; onChoice: (choice: ColumnChoice) => void };

/** The sheets of a workbook: which are read, which are not and why, and how to read another. */
export function SheetSection({ preview, onChoice }: SheetSectionProps) {
  const t = useTranslations("preview.sheets");
  const { sheets } = preview.look;
  if (sheets.length < 2) return null;
  const isChosen = preview.choice.sheet !== undefined;
  return (
    <Section
      title={t("title", { count: sheets.length })}
      action={
        isChosen ? (
          <Button size="small" onClick={() => onChoice({})}>
            {t("automatic")}
          </Button>
        ) : null
      }
    >
      <ul className="border-t border-line">
        {sheets.map((sheet) => (
          <SheetLine key={sheet.name} sheet={sheet} onRead={() => onChoice({ sheet: sheet.name })} />
        ))}
      </ul>
    </Section>
  );
}

function SheetLine({ sheet, onRead }: { sheet: SheetLook; onRead: () => void }) {
  const t = useTranslations("preview.sheets");
  const words = useFileProblemWords();
  const { name, isRead, isHidden, problem, header, head } = sheet;
  const why = isRead
    ? t("isRead", { row: header?.rowNumber ?? 1 })
    : head.length === 0
      ? t("isEmpty")
      : problem
        ? words(problem).title
        : t(isHidden ? "isHidden" : "isOther");
  const look: StatusLook = isRead
    ? { tone: "accepted", Icon: Check }
    : { tone: "neutral", Icon: isHidden ? EyeOff : Minus };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
      <StatusTag {...look} label={t(isRead ? "read" : "unread")} />
      <span className="min-w-0 font-medium break-all">{name}</span>
      <span className="text-ink-soft">{why}</span>
      {isRead || head.length === 0 ? null : (
        <span className="ms-auto">
          <Button size="small" onClick={onRead}>
            {t("readThis")}
          </Button>
        </span>
      )}
    </li>
  );
}
