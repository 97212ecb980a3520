import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";

/** The link under which anybody checks it, to be sent on. */
export function ShareLine({ link }: { link: string }) {
  const t = useTranslations("certificate.page");
  return (
    <div className="max-w-200 print:hidden">
      <p>{t("share")}</p>
      <p className="flex flex-wrap items-center gap-x-1">
        <a
          href={link}
          className="figures break-all text-accent-ink underline decoration-accent-line underline-offset-4"
        >
          {link}
        </a>
        <CopyButton text={link} label={t("copy")} doneLabel={t("copied")} />
      </p>
      <p className="text-xs text-ink-faint">{t("weChat")}</p>
    </div>
  );
}
