import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

/** 客服给您留了 n 条指引: on the merchant's first page; nothing where none wait. */
export function WaitingNotice({ count }: { count: number }) {
  const t = useTranslations("assist.overview");
  if (count === 0) return null;
  return (
    <div className="mb-8">
      <Callout
        title={t("title", { count })}
        action={
          <ButtonLink href={paths.helpAssist} size="small" block="phone">
            {t("action")}
          </ButtonLink>
        }
      >
        {t("text")}
      </Callout>
    </div>
  );
}
