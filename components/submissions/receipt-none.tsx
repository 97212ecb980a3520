import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export function ReceiptNone({ submissionId }: { submissionId: string }) {
  const t = useTranslations("receipt.none");
  return (
    <EmptyState
      Icon={ReceiptText}
      title={t("title")}
      action={<ButtonLink href={paths.submission(submissionId)}>{t("action")}</ButtonLink>}
    >
      {t("text")}
    </EmptyState>
  );
}
