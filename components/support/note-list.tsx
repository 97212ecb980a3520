import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { Note } from "#server/support/list-notes.ts";

export function NoteList({ notes }: { notes: readonly Note[] }) {
  const t = useTranslations("support.notes");
  if (notes.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ol className="border-t border-line">
      {notes.map(({ id, text, by, createdAt }) => (
        <li key={id} className="border-b border-line py-3">
          <p className="whitespace-pre-line">{text}</p>
          <p className="mt-1 text-xs text-ink-faint">
            {by} · <DateTime at={createdAt} />
          </p>
        </li>
      ))}
    </ol>
  );
}
