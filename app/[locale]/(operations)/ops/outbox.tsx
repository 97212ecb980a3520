import { useFormatter, useTranslations } from "next-intl";
import { Age } from "#components/support/age.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { deliveryFailureOf } from "#domain/delivery-failure.ts";
import type { GivenUpLetter, Outbox as Listed } from "#server/notices/list-given-up.ts";

/** Notices that wait, and those that will not be tried again. */
export function Outbox({ outbox: { waiting, oldest, channels, givenUp } }: { outbox: Listed }) {
  const t = useTranslations("notices.outbox");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <p>
        {oldest
          ? t.rich("waiting", { count: waiting, age: () => <Age from={oldest} /> })
          : t(givenUp.length > 0 ? "noneWaits" : "none")}
      </p>
      {channels.length > 0 ? <Channels channels={channels} /> : null}
      {givenUp.length > 0 ? <GivenUp letters={givenUp} /> : null}
    </Section>
  );
}

function Channels({ channels }: Pick<Listed, "channels">) {
  const t = useTranslations("notices.outbox.channels");
  const names = useTranslations("notices.settings.channels");
  const format = useFormatter();
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("channel")}</HeaderCell>
        {counted.map((state) => (
          <HeaderCell key={state} numeric>
            {t(state)}
          </HeaderCell>
        ))}
      </TableHead>
      <tbody>
        {channels.map((counts) => (
          <tr key={counts.channel}>
            <Cell card="title" heading>
              {counts.channel === "inbox" ? t("inbox") : names(counts.channel)}
            </Cell>
            {counted.map((state) => (
              <Cell key={state} card="labelled" label={t(state)} numeric>
                {format.number(counts[state])}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const counted = ["sent", "waiting", "retrying", "givenUp"] as const;

function GivenUp({ letters }: { letters: readonly GivenUpLetter[] }) {
  const t = useTranslations("notices.outbox");
  const channel = useTranslations("notices.settings.channels");
  const failures = useTranslations("notices.failures");
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
              {t("after", {
                reason: failures(deliveryFailureOf(letter.why)),
                why: letter.why,
                attempts: letter.attempts,
              })}
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
