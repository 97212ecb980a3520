import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { announcedTo } from "#domain/working-day.ts";
import type { FoundFeedback } from "#server/feedback/find-feedback.ts";

/** Where it was said and of what, when an answer is due, and why it was, by rule and by hand. */
export function FeedbackFacts({ item }: { item: FoundFeedback }) {
  const t = useTranslations("feedback.item");
  const queue = useTranslations("feedback.queue");
  const tasks = useTranslations("feedback.tasks");
  const causes = useTranslations("feedback.causes");
  const { merchant, dueOn, phone, phoneLeft, causeByHand } = item;
  return (
    <DescriptionList>
      <Fact name={t("merchant")}>
        {merchant ? <TextLink href={paths.supportMerchant(merchant.id)}>{merchant.name}</TextLink> : queue("visitor")}
      </Fact>
      <Fact name={t("said")}>
        <DateTime at={item.at} />
      </Fact>
      <Fact name={t("due")}>
        {dueOn ? <BusinessDate date={dueOn} /> : queue("noDue")}
        {dueOn && dueOn > announcedTo ? (
          <span className="block text-ink-soft">{t("calendar", { year: dueOn.slice(0, 4) })}</span>
        ) : null}
      </Fact>
      {item.answeredAt ? (
        <Fact name={t("answered")}>
          <DateTime at={item.answeredAt} />
        </Fact>
      ) : null}
      <Fact name={t("page")}>
        <span className="figures">{item.page}</span>
      </Fact>
      {item.subject ? (
        <Fact name={t("subject")}>
          {tasks(item.task)} <span className="figures">{item.subject}</span>
        </Fact>
      ) : null}
      {item.codes.length > 0 ? (
        <Fact name={t("codes")}>
          <span className="figures break-all">{item.codes.join(" · ")}</span>
        </Fact>
      ) : null}
      <Fact name={t("phone")}>
        {phone ? (
          <a href={`tel:${phone}`} className="figures text-accent-ink underline underline-offset-4">
            {phone}
          </a>
        ) : phoneLeft ? (
          t("phoneHidden")
        ) : (
          t("phoneNone")
        )}
      </Fact>
      <Fact name={t("release")}>{item.release}</Fact>
      <Fact name={t("locale")}>{item.locale}</Fact>
      <Fact name={t("cause")}>
        {t("byRule", { cause: causes(item.cause) })}
        {causeByHand ? <span className="block">{t("byHand", { cause: causes(causeByHand) })}</span> : null}
      </Fact>
    </DescriptionList>
  );
}
