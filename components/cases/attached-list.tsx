import { useTranslations } from "next-intl";
import { Fact } from "#components/ui/description-list.tsx";
import type { CaseContext } from "#domain/case-context.ts";
import type { Messages } from "#i18n/messages.ts";

type AttachedListProps = { page: string; reference: string; context: CaseContext };

/** What goes with a case by itself: the same before it is sent and after. Inside a description list. */
export function AttachedList({ page, reference, context }: AttachedListProps) {
  const t = useTranslations("cases");
  const pages = useTranslations("assist.pages");
  const known = context.page as keyof Messages["assist"]["pages"];
  return (
    <>
      {page ? (
        <Fact name={t("attached.page")}>
          {context.page !== "elsewhere" && pages.has(known) ? `${pages(known)} ` : null}
          <span className="figures break-all">{page}</span>
        </Fact>
      ) : null}
      {reference ? (
        <Fact name={t("attached.reference")}>
          <span className="figures break-all">{reference}</span>
        </Fact>
      ) : null}
      {context.codes.length > 0 ? (
        <Fact name={t("attached.codes")}>
          <span className="figures break-all">{context.codes.join(" · ")}</span>
        </Fact>
      ) : null}
      <Fact name={t("attached.browser")}>
        {t(`browsers.${context.browser}`)} · {t(`devices.${context.device}`)}
      </Fact>
      <Fact name={t("attached.locale")}>{context.locale}</Fact>
      <Fact name={t("attached.release")}>
        <span className="figures">{context.release}</span>
      </Fact>
    </>
  );
}
