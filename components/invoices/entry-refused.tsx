import { useLocale, useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { getPathname } from "#i18n/navigation.ts";

/** A session that ended while one was typing costs nothing that was typed. */
export function EntryRefused({ state }: { state: ActionState }) {
  const t = useTranslations("invoice.entry");
  const locale = useLocale();
  if (state.status !== "refused") return null;
  if (state.code !== "SIGNED_OUT") return <Callout kind="danger" live title={t("refused")} />;
  return (
    <Callout
      kind="warning"
      live
      title={t("signedOut")}
      action={
        <a
          href={getPathname({ href: paths.signIn, locale })}
          target="_blank"
          rel="noreferrer"
          className={buttonClass({})}
        >
          {t("signIn")}
        </a>
      }
    />
  );
}
