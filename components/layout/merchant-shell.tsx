import {
  BookOpen,
  BookOpenCheck,
  CalendarCheck2,
  ChartColumn,
  CircleQuestionMark,
  FileUp,
  FileWarning,
  GraduationCap,
  History,
  House,
  Package,
  ReceiptText,
  Scale,
  Settings,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import type { SignOutAction } from "./account-menu.tsx";
import type { Appearance } from "./appearance.ts";
import type { BureauView } from "./bureau-light.tsx";
import { ShellFrame } from "./shell-frame.tsx";

type MerchantShellProps = {
  merchant: { name: string };
  person: { name: string };
  bureau: BureauView;
  appearance: Appearance;
  /** What waits behind an entry of the side bar; `packages` null where there is no such entry. */
  counts?: { missing?: number; batches?: number; packages?: number | null };
  signOut: SignOutAction;
  banner?: ReactNode;
  /** What is unread. */
  bell?: ReactNode;
  /** Under every page: whether it helped. */
  foot?: ReactNode;
  children: ReactNode;
};

export function MerchantShell({
  merchant,
  person,
  bureau,
  appearance,
  counts,
  signOut,
  banner,
  bell,
  foot,
  children,
}: MerchantShellProps) {
  const t = useTranslations("layout.merchant");
  const main = [
    { href: paths.overview, label: t("overview"), icon: <House aria-hidden /> },
    {
      href: paths.missing,
      label: t("missing"),
      shortLabel: t("missingShort"),
      icon: <FileWarning aria-hidden />,
      count: counts?.missing,
    },
    {
      href: paths.batches,
      label: t("batches"),
      shortLabel: t("batchesShort"),
      icon: <FileUp aria-hidden />,
      count: counts?.batches,
    },
    {
      href: paths.submissions,
      label: t("submissions"),
      shortLabel: t("submissionsShort"),
      icon: <History aria-hidden />,
    },
    ...(counts?.packages == null
      ? []
      : [{ href: paths.packages, label: t("packages"), icon: <Package aria-hidden />, count: counts.packages }]),
    {
      href: paths.ledger,
      label: t("ledger"),
      shortLabel: t("ledgerShort"),
      icon: <BookOpenCheck aria-hidden />,
    },
    { href: paths.receipts, label: t("receipts"), icon: <ReceiptText aria-hidden /> },
    { href: paths.books, label: t("books"), icon: <Scale aria-hidden /> },
    { href: paths.monthEnd, label: t("monthEnd"), icon: <CalendarCheck2 aria-hidden /> },
    { href: paths.reports, label: t("reports"), icon: <ChartColumn aria-hidden /> },
  ];
  const minor = [
    { href: paths.faq, label: t("faq"), icon: <CircleQuestionMark aria-hidden /> },
    { href: paths.guides, label: t("guides"), icon: <BookOpen aria-hidden /> },
    { href: paths.training, label: t("training"), icon: <GraduationCap aria-hidden /> },
    { href: paths.settings, label: t("settings"), icon: <Settings aria-hidden /> },
  ];
  return (
    <ShellFrame
      home={paths.overview}
      heading={merchant.name}
      person={person.name}
      signOut={signOut}
      withSettings
      bureau={bureau}
      appearance={appearance}
      navLabel={t("nav")}
      main={main}
      minor={minor}
      banner={banner}
      bell={bell}
      foot={foot}
    >
      {children}
    </ShellFrame>
  );
}
