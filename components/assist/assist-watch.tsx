"use client";

import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { paths } from "#components/paths.ts";
import { clock } from "#components/ui/date-text.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { usePathname, useRouter } from "#i18n/navigation.ts";
import type { AssistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import type { AssistActions } from "./assist-action.ts";
import { AssistForm } from "./assist-form.tsx";
import { LeadLine } from "./lead-line.tsx";
import { LookBubble } from "./look-bubble.tsx";
import { LookLine } from "./look-line.tsx";
import { useAssist } from "./use-assist.ts";

/**
 * On every page of the merchant's while a clerk is there: who, since when, where they are looking, what they point at,
 * and the end of it at hand. Without a script it says how it was when the page came.
 */
export function AssistWatch({ first, actions }: { first: AssistOfMerchant; actions: AssistActions }) {
  const t = useTranslations("assist.banner");
  const { assist, page } = useAssist(first);
  const [seen, setSeen] = useState<readonly string[]>([]);
  if (assist.state === "ended") return <Ended />;
  if (assist.state !== "open") return null;
  const { by, since, staff, waits } = assist;
  const look = assist.look && !seen.includes(assist.look.id) ? assist.look : null;
  const lead = assist.lead && !seen.includes(assist.lead.id) ? assist.lead : null;
  const see = (id: string) => setSeen((before) => [...before, id]);
  return (
    <aside
      data-shell-part
      data-tone="unknown"
      aria-label={t("label")}
      className="sticky top-0 z-30 grid gap-2 border-b border-tone-line bg-tone-soft px-4 py-2 text-xs mid:min-h-14 mid:px-8 mid:text-sm"
    >
      <div className="flex items-center justify-between gap-x-4 mid:my-auto">
        <div className="flex min-w-0 flex-1 gap-2.5">
          <Headset aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
          <p className="min-w-0">
            <strong className="font-semibold text-tone">{t("who", { by, since: clock(new Date(since)) })}</strong>{" "}
            <span className="text-ink-soft">
              <Where staff={staff} />
              {waits > 0 ? (
                <>
                  {" "}
                  <TextLink href={paths.helpAssist}>{t("waits", { count: waits })}</TextLink>
                </>
              ) : null}
            </span>
          </p>
        </div>
        <AssistForm action={actions.end} label={t("end")} pendingLabel={t("ending")} />
      </div>
      <div role="status" className="grid gap-2 empty:hidden">
        {look ? <LookLine look={look} here={page} see={actions.see} onSee={() => see(look.id)} /> : null}
        {lead ? <LeadLine lead={lead} actions={actions} onSee={() => see(lead.id)} /> : null}
      </div>
      {look && look.page === page ? (
        <LookBubble key={look.id} look={look} see={actions.see} onSee={() => see(look.id)} />
      ) : null}
    </aside>
  );
}

function Where({ staff }: { staff: (AssistOfMerchant & { state: "open" })["staff"] }) {
  const t = useTranslations("assist");
  if (staff === null) return t("banner.away");
  return staff === "assist" ? t("banner.beside") : t("banner.looking", { page: t(`pages.${staff}`) });
}

/** The page that tells of the assistance is asked for anew; any other keeps what was typed there. */
function Ended() {
  const t = useTranslations("assist.banner");
  const router = useRouter();
  const tellsOfIt = usePathname() === paths.helpAssist;
  useEffect(() => {
    if (tellsOfIt) router.refresh();
  }, [tellsOfIt, router]);
  return (
    <aside data-shell-part aria-label={t("label")} className="border-b border-line bg-canvas px-4 py-2 mid:px-8">
      <p role="status" className="flex flex-wrap gap-x-3">
        {t("ended")} <TextLink href={paths.helpAssist}>{t("log")}</TextLink>
      </p>
    </aside>
  );
}
