import { Activity, ArrowLeftRight, Bell, CalendarClock, Megaphone, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ShellFrame } from "./shell-frame.tsx";
import type { StaffShellProps } from "./staff-shell-props.ts";

export function OpsShell({ person, bureau, appearance, signOut, children }: StaffShellProps) {
  const t = useTranslations("layout.ops");
  return (
    <ShellFrame
      home={paths.ops}
      suffix={t("suffix")}
      heading={person.name}
      person={person.name}
      signOut={signOut}
      bureau={bureau}
      appearance={appearance}
      navLabel={t("nav")}
      main={[
        { href: paths.opsBureau, label: t("bureau"), icon: <Activity aria-hidden /> },
        { href: paths.opsTransfers, label: t("transfers"), icon: <ArrowLeftRight aria-hidden /> },
        { href: paths.opsSchedule, label: t("schedule"), icon: <CalendarClock aria-hidden /> },
        { href: paths.opsAlerts, label: t("alerts"), icon: <Bell aria-hidden /> },
        { href: paths.opsNotices, label: t("notices"), icon: <Megaphone aria-hidden /> },
      ]}
      minor={[{ href: paths.opsAccounts, label: t("accounts"), icon: <Users aria-hidden /> }]}
    >
      {children}
    </ShellFrame>
  );
}
