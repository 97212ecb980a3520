import { Files, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { fileSizeText } from "../file-size.ts";
import type { SortedFiles } from "./chosen-file.ts";

type FileChoiceProps = {
  sorted: SortedFiles;
  heading: RefObject<HTMLHeadingElement | null>;
  onChoose: (sorted: SortedFiles) => void;
  onOther: () => void;
};

/** Lists and invoices' own files together, or several lists: said plainly, and taken one after the other. */
export function FileChoice({ sorted: { tables, documents }, heading, onChoose, onOther }: FileChoiceProps) {
  const t = useTranslations("preview.choice");
  const isMixed = documents.length > 0;
  return (
    <div className="grid max-w-prose gap-5">
      <div className="grid gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-lg outline-offset-4">
          {t(isMixed ? "mixed" : "several", { tables: tables.length, documents: documents.length })}
        </h2>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      <ul className="border-t border-line">
        {tables.map((one) => (
          <ChoiceLine
            key={one.path}
            icon={<Table2 aria-hidden className="size-4 shrink-0 text-ink-faint" />}
            name={one.path}
            size={one.file.size}
            action={t("readTable")}
            onChoose={() => onChoose({ tables: [one], documents: [], others: [] })}
          />
        ))}
        {isMixed ? (
          <ChoiceLine
            icon={<Files aria-hidden className="size-4 shrink-0 text-ink-faint" />}
            name={t("documents", { count: documents.length })}
            size={documents.reduce((sum, { file }) => sum + file.size, 0)}
            action={t("readDocuments")}
            onChoose={() => onChoose({ tables: [], documents, others: [] })}
          />
        ) : null}
      </ul>
      <div>
        <Button onClick={onOther}>{t("other")}</Button>
      </div>
    </div>
  );
}

type ChoiceLineProps = { icon: ReactNode; name: string; size: number; action: string; onChoose: () => void };

function ChoiceLine({ icon, name, size, action, onChoose }: ChoiceLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
      {icon}
      <span className="min-w-0 flex-1 basis-40 font-medium break-all">{name}</span>
      <span className="figures text-ink-faint">{fileSizeText(size)}</span>
      <Button size="small" aria-label={`${action} ${name}`} onClick={onChoose}>
        {action}
      </Button>
    </li>
  );
}
