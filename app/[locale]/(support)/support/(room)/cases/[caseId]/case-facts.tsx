import { useTranslations } from "next-intl";
import { AttachedList } from "#components/cases/attached-list.tsx";
import { PriorityTag } from "#components/cases/priority-tag.tsx";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FoundCase } from "#server/support/find-case.ts";

/** Who asks, from where, until when; the merchant's books are behind the door of a view. */
export function CaseFacts({ found }: { found: FoundCase }) {
  const t = useTranslations("cases");
  const { merchant, submissionId, reference, words, openedAt, openedBy, state, dueAt, owner, result, closedAt } = found;
  return (
    <DescriptionList>
      <Fact name={t("item.merchant")}>
        <TextLink href={paths.supportMerchant(merchant.id)}>{merchant.name}</TextLink>
        <span className="figures block text-xs text-ink-faint">{merchant.taxpayerId}</span>
      </Fact>
      <Fact name={t("item.openedBy")}>{openedBy || t("slip.system")}</Fact>
      <Fact name={t("item.opened")}>
        <DateTime at={openedAt} />
      </Fact>
      {closedAt ? (
        <Fact name={t("item.closed")}>
          <DateTime at={closedAt} />
        </Fact>
      ) : (
        <Fact name={t("item.due")}>{state === "asked" ? t("item.dueAsked") : <DateTime at={dueAt} />}</Fact>
      )}
      <Fact name={t("item.owner")}>{owner?.name ?? t("queue.unowned")}</Fact>
      <Fact name={t("item.priority")}>
        <PriorityTag priority={found.priority} />
      </Fact>
      {result ? <Fact name={t("item.result")}>{t(`results.${result}`)}</Fact> : null}
      {submissionId ? (
        <Fact name={t("item.reference")}>
          <span className="figures">{reference}</span>
          <span className="block">
            <TextLink href={inView(merchant.id, paths.submission(submissionId))}>{t("item.submission")}</TextLink>
          </span>
        </Fact>
      ) : (
        <AttachedList {...found} />
      )}
      {words ? <Fact name={t("entry.sides.system")}>{words}</Fact> : null}
    </DescriptionList>
  );
}
