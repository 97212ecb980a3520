import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { getPathname } from "#i18n/navigation.ts";

/** A plain address, so that every browser can save it and WeChat can hand it on. */
export function PdfLink({ code, primary }: { code: string; primary?: boolean }) {
  const t = useTranslations("certificate.page");
  const locale = useLocale();
  return (
    <a
      href={getPathname({ href: paths.certificatePdf(code), locale })}
      download
      className={buttonClass({ look: primary ? "primary" : "secondary", block: "phone" })}
    >
      <Download aria-hidden />
      {t("pdf")}
    </a>
  );
}
