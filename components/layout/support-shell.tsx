import {
  ArrowLeftRight,
  BookOpen,
  Building2,
  CircleQuestionMark,
  GraduationCap,
  Inbox,
  Megaphone,
  MessageCircleQuestionMark,
  MessagesSquare,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ShellFrame } from "./shell-frame.tsx";
import type { StaffShellProps } from "./staff-shell-props.ts";

export function SupportShell({ person, bureau, appearance, signOut, banner, children }: StaffShellProps) {
  const t = useTranslations("layout.support");
  return (
    <ShellFrame
      home={paths.support}
      suffix={t("suffix")}
      heading={person.name}
      person={person.name}
      signOut={signOut}
      bureau={bureau}
      appearance={appearance}
      navLabel={t("nav")}
      main={[
        { href: paths.support, label: t("merchants"), icon: <Building2 aria-hidden />, onlyExact: true },
        { href: paths.supportCases, label: t("cases"), icon: <Inbox aria-hidden /> },
        { href: paths.supportFeedback, label: t("feedback"), icon: <Megaphone aria-hidden /> },
        { href: paths.supportFaq, label: t("faqInsights"), icon: <MessageCircleQuestionMark aria-hidden /> },
        { href: paths.supportTraining, label: t("training"), icon: <GraduationCap aria-hidden /> },
        { href: paths.supportBoard, label: t("board"), icon: <MessagesSquare aria-hidden /> },
        { href: paths.opsTransfers, label: t("transfers"), icon: <ArrowLeftRight aria-hidden /> },
      ]}
      minor={[
        { href: paths.faq, label: t("faq"), icon: <CircleQuestionMark aria-hidden /> },
        { href: paths.guides, label: t("guides"), icon: <BookOpen aria-hidden /> },
      ]}
      banner={banner}
    >
      {children}
    </ShellFrame>
  );
}
