import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Link } from "#i18n/navigation.ts";

export function Footer() {
  const t = useTranslations("layout.footer");
  const links = [
    { href: paths.faq, label: t("faq") },
    { href: paths.guides, label: t("guides") },
    { href: paths.status, label: t("status") },
    { href: paths.contact, label: t("contact") },
    { href: paths.privacy, label: t("privacy") },
  ];
  return (
    <footer data-shell-part className="border-t border-line px-4 py-6 text-xs text-ink-soft mid:px-8">
      <div className="flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p className="max-w-prose">{t("disclaimer")}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {links.map((link) => (
            <li key={link.href}>
              <Link
                href={link.href}
                className="inline-flex min-h-6 items-center underline-offset-4 hover:text-ink hover:underline coarse:min-h-11"
              >
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
