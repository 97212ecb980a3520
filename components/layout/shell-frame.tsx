import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { Link } from "#i18n/navigation.ts";
import { AccountMenu, type SignOutAction } from "./account-menu.tsx";
import type { Appearance } from "./appearance.ts";
import { AppearanceMenu } from "./appearance-menu.tsx";
import { BureauLight, type BureauView } from "./bureau-light.tsx";
import { Footer } from "./footer.tsx";
import { HelpLink } from "./help-link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo, LogoMark } from "./logo.tsx";
import { BottomNav, type NavItem, SideNav } from "./shell-nav.tsx";

export type ShellFrameProps = {
  home: string;
  /** Which part of the product: “客服”, “运维”; nothing for merchants. */
  suffix?: string;
  /** In the top line: the merchant's name, or the staff member's. */
  heading: string;
  person: string;
  signOut: SignOutAction;
  withSettings?: boolean;
  bureau: BureauView;
  appearance: Appearance;
  navLabel: string;
  main: readonly NavItem[];
  minor: readonly NavItem[];
  /** Above everything: that staff are looking, that the bureau is down. */
  banner?: ReactNode;
  /** In the top line, before the help: what is unread. */
  bell?: ReactNode;
  /** Under every page: whether it helped. */
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: side bar on the desktop, bar at the bottom on the phone, one top line. */
export function ShellFrame({ banner, foot, children, ...frame }: ShellFrameProps) {
  const t = useTranslations("layout");
  const nav = { label: frame.navLabel, main: frame.main, minor: frame.minor };
  return (
    <>
      <SkipLink />
      {banner}
      <div className="flex min-h-dvh flex-col wide:grid wide:grid-cols-[14rem_minmax(0,1fr)]">
        <div data-shell-part className="hidden border-e border-line bg-canvas wide:block">
          <SideNav
            {...nav}
            brand={
              <Link href={frame.home} className="self-start rounded-sm px-2.5">
                <Logo name={t("brand")} suffix={frame.suffix} />
              </Link>
            }
          />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopLine {...frame} />
          <PrintLine {...frame} />
          <main
            id="main"
            tabIndex={-1}
            className="w-full max-w-page flex-1 px-4 comfort:mx-auto pt-6 pb-12 outline-none mid:px-8 mid:pt-8"
          >
            {children}
          </main>
          {foot}
          <Footer />
        </div>
      </div>
      <div
        data-shell-part
        className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:hidden"
      >
        <BottomNav {...nav} />
      </div>
    </>
  );
}

type TopLineProps = Omit<ShellFrameProps, "banner" | "foot" | "children">;

function TopLine({ home, heading, person, signOut, withSettings, bureau, appearance, bell }: TopLineProps) {
  const t = useTranslations("layout");
  return (
    <header data-shell-part className="border-b border-line bg-surface mid:sticky mid:top-0 mid:z-20">
      <div className="max-w-page px-4 comfort:mx-auto mid:flex mid:h-14 mid:items-center mid:gap-6 mid:px-8">
        <div className="flex min-h-12 min-w-0 items-center gap-2 mid:order-1 mid:contents">
          <Link href={home} aria-label={t("home")} className="shrink-0 rounded-sm wide:hidden">
            <LogoMark className="size-6" />
          </Link>
          <p className="min-w-0 flex-1 truncate font-medium mid:flex-none">{heading}</p>
          <div className="flex items-center mid:order-3">
            {bell}
            <HelpLink label={t("pageHelp")} />
            <LanguageSwitch />
            <AppearanceMenu appearance={appearance} />
            <AccountMenu person={person} organisation={heading} signOut={signOut} withSettings={withSettings} />
          </div>
        </div>
        <div className="-mx-4 border-t border-line bg-canvas px-4 py-1 comfort:bg-transparent mid:order-2 mid:mx-0 mid:flex-1 mid:border-0 mid:bg-transparent mid:p-0">
          <BureauLight {...bureau} />
        </div>
      </div>
    </header>
  );
}

/** On paper, in place of all the rest: whose data this is, and how fresh. */
function PrintLine({ heading, bureau }: TopLineProps) {
  return (
    <div className="hidden items-center justify-between gap-6 border-b border-line pb-2 print:flex">
      <p className="font-medium">{heading}</p>
      <BureauLight {...bureau} />
    </div>
  );
}
