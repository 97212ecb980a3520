import { useTranslations } from "next-intl";
import { Age } from "#components/support/age.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { GivenUpLetter, Outbox as Listed } from "#server/notices/list-given-up.ts";

/** Notices that wait, and those that will not be tried again. */
export function Outbox({ outbox: { waiting, oldest, givenUp } }: { outbox: Listed }) {
  const t = useTranslations("notices.outbox");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <p>
        {oldest
          ? t.rich("waiting", { count: waiting, age: () => <Age from={oldest} /> })
          : t(givenUp.length > 0 ? "noneWaits" : "none")}
      </p>
      {givenUp.length > 0 ? <GivenUp letters={givenUp} /> : null}
    </Section>
  );
}

function GivenUp({ letters }: { letters: readonly GivenUpLetter[] }) {
  const t = useTranslations("notices.outbox");
  const channel = useTranslations("notices.settings.channels");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("merchant")}</HeaderCell>
        <HeaderCell>{t("about")}</HeaderCell>
        <HeaderCell>{t("why")}</HeaderCell>
        <HeaderCell>{t("givenUp")}</HeaderCell>
      </TableHead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <Cell card="title" heading>
              {letter.merchant}
            </Cell>
            <Cell card="line">
              {t(`kinds.${letter.kind}`)} · {channel(letter.channel)}
            </Cell>
            <Cell card="labelled" label={t("why")}>
              {t("after", { why: letter.why, attempts: letter.attempts })}
            </Cell>
            <Cell card="labelled" label={t("givenUp")}>
              <DateTime at={letter.givenUpAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
