import { Signpost } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownMark } from "#server/assist/assist-of-merchant.ts";
import type { AssistActions } from "./assist-action.ts";
import { AssistForm } from "./assist-form.tsx";

type LeadLineProps = { lead: ShownMark; actions: AssistActions; onSee: () => void };

/** The way to a page, offered: nobody is moved. */
export function LeadLine({ lead, actions, onSee }: LeadLineProps) {
  const t = useTranslations("assist");
  const page = t(`pages.${lead.page}`);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-tone-line pt-2">
      <p className="flex min-w-0 flex-1 basis-52 gap-2.5 text-ink">
        <Signpost aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
        <span className="min-w-0 wrap-anywhere">
          {lead.words ? t("lead.with", { page, words: lead.words }) : t("lead.line", { page })}
        </span>
      </p>
      <div className="flex gap-2">
        <AssistForm action={actions.follow} mark={lead.id} look="primary" label={t("lead.open")} />
        <AssistForm action={actions.see} mark={lead.id} label={t("lead.no")} onSubmit={onSee} />
      </div>
    </div>
  );
}
