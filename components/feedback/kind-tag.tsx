import { MessageSquareText, MessageSquareWarning } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { FeedbackKind, Grade } from "#domain/feedback.ts";
import { gradeLooks } from "./grade-looks.ts";

/** 投诉, 意见, or the grade that was given. */
export function KindTag({ kind, grade }: { kind: FeedbackKind; grade: Grade | null }) {
  const t = useTranslations("feedback");
  if (grade !== null) return <StatusTag {...gradeLooks[grade]} label={t(`grades.${grade}`)} />;
  const complains = kind === "complaint";
  return (
    <StatusTag
      tone={complains ? "returned" : "neutral"}
      Icon={complains ? MessageSquareWarning : MessageSquareText}
      label={t(`kinds.${kind}`)}
    />
  );
}
