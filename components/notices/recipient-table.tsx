import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedRecipient } from "#server/notices/list-recipients.ts";
import { RecipientActs } from "./recipient-acts.tsx";

type RecipientTableProps = {
  recipients: readonly ListedRecipient[];
} & Pick<ComponentProps<typeof RecipientActs>, "test" | "remove">;

/** Who is told, in which language, and whether the last letter arrived. */
export function RecipientTable({ recipients, test, remove }: RecipientTableProps) {
  const t = useTranslations("notices.settings");
  if (recipients.length === 0) return <p>{t("none")}</p>;
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("to")}</HeaderCell>
        <HeaderCell>{t("last")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("action")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {recipients.map(({ id, channel, shown, locale, wants, last }) => (
          <tr key={id}>
            <Cell card="title" heading>
              <span className="font-medium break-all">{shown}</span>
              <span className="block text-xs font-normal text-ink-faint">
                {t(`channels.${channel}`)} · {t(`locales.${locale}`)}
                {wants ? ` · ${t(`wants.${wants}`)}` : null}
              </span>
            </Cell>
            <Cell card="labelled" label={t("last")}>
              <Last last={last} />
            </Cell>
            <Cell card="action" numeric>
              <RecipientActs id={id} shown={shown} test={test} remove={remove} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Last({ last }: Pick<ListedRecipient, "last">) {
  const t = useTranslations("notices.settings");
  if (last === null) return t("neverSent");
  const when = () => <DateTime at={last.at} />;
  switch (last.state) {
    case "sent":
      return t.rich("sent", { when });
    case "waits":
      return t("waits");
    case "not-set-up":
      return t("notSetUp");
    case "waits-again":
      return t.rich("waitsAgain", { when });
    case "given-up":
      return <span className="text-returned">{t.rich("givenUp", { when })}</span>;
  }
}
