import { useTranslations } from "next-intl";

export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a href="#main" className="skip-link rounded-md bg-accent px-4 py-2 text-on-accent">
      {t("skipToContent")}
    </a>
  );
}
