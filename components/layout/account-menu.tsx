import { Headset, LogOut, Monitor, Settings, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Link } from "#i18n/navigation.ts";
import { iconButtonClass } from "./icon-button-class.ts";

export type SignOutAction = (form: FormData) => Promise<void>;

type AccountMenuProps = {
  /** Who is signed in, and for whom: 王会计 · 北京样例商贸有限公司. */
  person: string;
  organisation?: string;
  signOut: SignOutAction;
  /** Staff have no settings of a merchant. */
  withSettings?: boolean;
};

const itemClass =
  "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 text-start hover:bg-canvas coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-faint";

export function AccountMenu({ person, organisation, signOut, withSettings }: AccountMenuProps) {
  const t = useTranslations("layout.account");
  return (
    <Disclosure summary={<UserRound aria-hidden />} label={t("label")} summaryClass={iconButtonClass}>
      <div className="mb-2 border-b border-line px-2 pb-2">
        <p className="font-medium">{person}</p>
        {organisation ? <p className="text-ink-soft">{organisation}</p> : null}
      </div>
      {withSettings ? (
        <>
          <MenuLink href={paths.settings} icon={<Settings aria-hidden />} label={t("settings")} />
          <MenuLink href={paths.helpAssist} icon={<Headset aria-hidden />} label={t("assist")} />
          <MenuLink href={paths.settingsSessions} icon={<Monitor aria-hidden />} label={t("sessions")} />
        </>
      ) : null}
      <form action={signOut}>
        <button type="submit" className={itemClass}>
          <LogOut aria-hidden />
          {t("signOut")}
        </button>
      </form>
    </Disclosure>
  );
}

function MenuLink({ href, icon, label }: { href: string; icon: ReactNode; label: string }) {
  return (
    <Link href={href} className={itemClass}>
      {icon}
      {label}
    </Link>
  );
}
