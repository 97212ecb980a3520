import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedLetter } from "#server/notices/list-letters.ts";

/** Every letter that left the house, and whether it arrived. */
export function LetterTable({ letters }: { letters: readonly ListedLetter[] }) {
  const t = useTranslations("notices.delivery");
  const channels = useTranslations("notices.settings.channels");
  if (letters.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("to")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
      </TableHead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <Cell card="title" heading className="wrap-anywhere">
              {letter.subject}
            </Cell>
            <Cell card="labelled" label={t("to")} className="break-all">
              {letter.shown} · {channels(letter.channel)}
            </Cell>
            <Cell card="labelled" label={t("state")}>
              <Delivery letter={letter} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Delivery({ letter: { state, at, failure } }: { letter: ListedLetter }) {
  const t = useTranslations("notices.delivery");
  const failures = useTranslations("notices.failures");
  const when = () => <DateTime at={at} />;
  const reason = failures(failure ?? "other");
  switch (state) {
    case "sent":
      return t.rich("sent", { when });
    case "waits":
      return t("waiting");
    case "not-set-up":
      return t("not-set-up");
    case "waits-again":
      return <span className="text-held">{t.rich("retrying", { when, reason })}</span>;
    case "given-up":
      return <span className="text-returned">{t.rich("given-up", { when, reason })}</span>;
  }
}
