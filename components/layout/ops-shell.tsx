import { Activity, Building2 } from "lucide-react";
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
        { href: paths.ops, label: t("health"), icon: <Activity aria-hidden />, onlyExact: true },
        { href: paths.opsMerchants, label: t("merchants"), icon: <Building2 aria-hidden /> },
      ]}
      minor={[]}
    >
      {children}
    </ShellFrame>
  );
}
