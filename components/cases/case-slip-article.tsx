import { useLocale, useTranslations } from "next-intl";
import { SlipSheet } from "#components/assist/slip-sheet.tsx";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { longInstant } from "#components/ui/date-text.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CaseEntryShown } from "#server/support/entries-of.ts";
import type { CaseSlip } from "#server/support/find-case-slip.ts";
import { useCaseTitle } from "./use-case-title.ts";
import { useEntryWords } from "./use-entry-words.ts";

/** 业务办理单 of a case, as it stands on paper. */
export function CaseSlipArticle({ slip }: { slip: CaseSlip }) {
  const t = useTranslations("cases.slip");
  const locale = useLocale();
  const titleOf = useCaseTitle();
  const { number, merchant, asked, reference, openedAt, entries } = slip;
  return (
    <SlipSheet title={t("title")} number={{ label: t("number"), text: number }} foot={t("foot")}>
      <Section title={t("sections.request")}>
        <DescriptionList>
          <Fact name={t("merchant")}>{merchant.name}</Fact>
          <Fact name={t("taxpayerId")}>
            <span className="figures">{merchant.taxpayerId}</span>
          </Fact>
          <Fact name={t("asked")}>{asked || t("system")}</Fact>
          <Fact name={t("opened")}>
            <span className="figures">{longInstant(openedAt, locale)}</span>
          </Fact>
          <Fact name={t("request")}>
            <span className="wrap-anywhere">{titleOf(slip)}</span>
            {reference ? <span className="figures block text-ink-soft">{reference}</span> : null}
          </Fact>
        </DescriptionList>
      </Section>
      <Section title={t("sections.done")}>
        <ol className="border-t border-line">
          {entries.map((entry) => (
            <DoneItem key={entry.id} entry={entry} />
          ))}
        </ol>
      </Section>
      <Section title={t("sections.result")}>
        <Result slip={slip} />
      </Section>
    </SlipSheet>
  );
}

function DoneItem({ entry }: { entry: CaseEntryShown }) {
  const t = useTranslations("cases.entry");
  const words = useEntryWords();
  const { at, author, by, files } = entry;
  const side = t(`sides.${author}`);
  return (
    <li className="grid gap-x-4 border-b border-line py-2 mid:grid-cols-[7rem_8rem_minmax(0,1fr)] print:break-inside-avoid">
      <span className="text-xs text-ink-faint mid:text-sm">
        <DateTime at={at} form="short" />
      </span>
      <span className="text-ink-soft">{by ? t("who", { side, by }) : side}</span>
      <span className="whitespace-pre-line wrap-anywhere">
        {words(entry)}
        {files.map(({ id, name }) => (
          <span key={id} className="block text-ink-soft">
            {t("files")}: {name}
          </span>
        ))}
      </span>
    </li>
  );
}

function Result({ slip: { closed, staff } }: { slip: CaseSlip }) {
  const t = useTranslations("cases");
  const locale = useLocale();
  return (
    <DescriptionList>
      <Fact name={t("slip.by")}>{staff.join("、") || t("slip.none")}</Fact>
      <Fact name={t("slip.result")}>
        {closed ? (
          <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
            {t(`results.${closed.result}`)}
            {closed.as ? <StateTag state={closed.as} /> : null}
          </span>
        ) : (
          t("slip.open")
        )}
      </Fact>
      {closed ? (
        <Fact name={t("slip.closed")}>
          <span className="figures">{longInstant(closed.at, locale)}</span>
        </Fact>
      ) : null}
    </DescriptionList>
  );
}
