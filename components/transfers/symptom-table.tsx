import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { StaffContext } from "#server/context.ts";
import { logAddress } from "./log-address.ts";

/** Where each sign leads. Pages of operations are no use to support, who look at the public ones. */
const places = {
  offline: logAddress({ cause: "OFFLINE" }),
  certificate: { operator: paths.ops, support: paths.status },
  bureau: logAddress({ cause: "BUREAU_MAINTENANCE" }),
  hours: { operator: paths.opsTimetable, support: paths.status },
  merchant: paths.opsTransferLog,
  release: "#compare",
  unexplained: logAddress({ cause: "UNEXPLAINED" }),
  unanswered: { operator: paths.ops, support: paths.status },
  trace: paths.opsTransferLog,
  lag: paths.faqEntry("how-soon-after-upload"),
} as const;
const signs = Object.keys(places) as (keyof typeof places)[];

/** What staff see, and where to look first. */
export function SymptomTable({ room }: { room: StaffContext["kind"] }) {
  const t = useTranslations("transfers.symptoms");
  return (
    <Section title={t("title")}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("sign")}</HeaderCell>
          <HeaderCell>{t("look")}</HeaderCell>
        </TableHead>
        <tbody>
          {signs.map((sign) => (
            <tr key={sign}>
              <Cell card="title" heading className="mid:w-72">
                {t(`rows.${sign}.sign`)}
              </Cell>
              <Cell card="line">
                {t(`rows.${sign}.look`)} <Go href={placeOf(sign, room)} words={t(`rows.${sign}.go`)} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Go({ href, words }: { href: string; words: string }) {
  return <TextLink href={href}>{words}</TextLink>;
}

function placeOf(sign: keyof typeof places, room: StaffContext["kind"]): string {
  const place = places[sign];
  return typeof place === "string" ? place : place[room];
}
