import {
  Activity,
  ArrowLeftRight,
  BellRing,
  BookOpenText,
  Building2,
  CalendarClock,
  ChartColumn,
  Megaphone,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ShellFrame } from "./shell-frame.tsx";
import type { StaffShellProps } from "./staff-shell-props.ts";

export function OpsShell({ person, bureau, appearance, signOut, banner, children }: StaffShellProps) {
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
        { href: paths.ops, label: t("health"), icon: <Activity aria-hidden />, onlyExact: true },
        { href: paths.opsAlerts, label: t("alerts"), icon: <BellRing aria-hidden /> },
        { href: paths.opsIncidents, label: t("incidents"), icon: <Megaphone aria-hidden /> },
        { href: paths.opsMerchants, label: t("merchants"), icon: <Building2 aria-hidden /> },
        { href: paths.opsTransfers, label: t("transfers"), icon: <ArrowLeftRight aria-hidden /> },
        { href: paths.opsTimetable, label: t("timetable"), icon: <CalendarClock aria-hidden /> },
        { href: paths.opsReports, label: t("reports"), icon: <ChartColumn aria-hidden /> },
      ]}
      minor={[{ href: paths.opsHandbook, label: t("handbook"), icon: <BookOpenText aria-hidden /> }]}
      banner={banner}
    >
      {children}
    </ShellFrame>
  );
}
