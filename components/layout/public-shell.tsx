import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { Link } from "#i18n/navigation.ts";
import type { Appearance } from "./appearance.ts";
import { AppearanceMenu } from "./appearance-menu.tsx";
import { Footer } from "./footer.tsx";
import { HelpLink } from "./help-link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";

type PublicShellProps = {
  appearance: Appearance;
  /** Goes in rather than signs in: the page to sign in on sends whoever is signed in on to their own. */
  signedIn?: boolean;
  /** Above everything: what everybody should know. */
  banner?: ReactNode;
  /** Under every page: whether it helped. */
  foot?: ReactNode;
  children: ReactNode;
};

const linkClass =
  "hidden min-h-9 items-center rounded-md px-3 text-ink-soft hover:text-ink current:text-ink mid:flex coarse:min-h-11";

export function PublicShell({ appearance, signedIn, banner, foot, children }: PublicShellProps) {
  const t = useTranslations("layout");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {banner}
      <header data-shell-part className="border-b border-line">
        <div className="mx-auto flex min-h-14 max-w-page items-center gap-1 px-4 mid:px-8">
          <Link href={paths.front} className="me-auto rounded-sm">
            <Logo name={t("brand")} />
          </Link>
          <nav aria-label={t("public.nav")} className="contents">
            <NavLink href={paths.faq} className={linkClass}>
              {t("public.faq")}
            </NavLink>
            <NavLink href={paths.guides} className={linkClass}>
              {t("public.guides")}
            </NavLink>
          </nav>
          <HelpLink label={t("pageHelp")} />
          <LanguageSwitch />
          <AppearanceMenu appearance={appearance} />
          <span className="ms-2">
            <ButtonLink href={paths.signIn}>{t(signedIn ? "public.goIn" : "public.signIn")}</ButtonLink>
          </span>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 py-8 outline-none mid:px-8 mid:py-12"
      >
        {children}
      </main>
      {foot}
      <Footer centred />
    </div>
  );
}
