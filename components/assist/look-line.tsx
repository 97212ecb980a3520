import { MousePointerClick } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AssistPage } from "#domain/assist-target.ts";
import type { ShownMark } from "#server/assist/assist-of-merchant.ts";
import type { AssistAction } from "./assist-action.ts";
import { AssistForm } from "./assist-form.tsx";
import { pageAddress } from "./page-address.ts";

type LookLineProps = { look: ShownMark; here: AssistPage; see: AssistAction; onSee: () => void };

/** In words what is pointed at: for whoever cannot see the ring, or is on another page. */
export function LookLine({ look, here, see, onSee }: LookLineProps) {
  const t = useTranslations("assist");
  const address = look.page === here ? null : pageAddress(look.page, "");
  const where = t("place", { page: t(`pages.${look.page}`), target: t(`targets.${look.target || "list"}`) });
  return (
    <div className="flex items-center justify-between gap-x-4 border-t border-tone-line pt-2">
      <p className="flex min-w-0 gap-2.5 text-ink">
        <MousePointerClick aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
        <span className="min-w-0 wrap-anywhere">
          {t("look.line", { where, words: look.words })}{" "}
          {address ? <TextLink href={address}>{t("look.go")}</TextLink> : null}
        </span>
      </p>
      <AssistForm action={see} mark={look.id} label={t("look.seen")} onSubmit={onSee} />
    </div>
  );
}
