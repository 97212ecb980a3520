import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#i18n/navigation.ts";

/** `centred` where the page itself is; under a side bar it keeps to the left. */
export function Footer({ centred }: { centred?: boolean }) {
  const t = useTranslations("layout.footer");
  const links = [
    { href: paths.faq, label: t("faq") },
    { href: paths.guides, label: t("guides") },
    { href: paths.status, label: t("status") },
    { href: paths.check, label: t("check") },
    { href: paths.verify, label: t("verify") },
    { href: paths.contact, label: t("contact") },
    { href: paths.privacy, label: t("privacy") },
  ];
  return (
    <footer data-shell-part className="border-t border-line text-xs text-ink-soft">
      <div
        className={classNames(
          "flex max-w-page comfort:mx-auto flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 mid:px-8",
          centred && "mx-auto",
        )}
      >
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
