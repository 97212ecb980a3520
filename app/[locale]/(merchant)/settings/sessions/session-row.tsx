import { CircleCheck, Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { ListedSession } from "#server/accounts/list-sessions.ts";
import { endOne } from "./actions.ts";
import { deviceWords, isHandheld } from "./device-words.ts";

export function SessionRow({ session }: { session: ListedSession }) {
  const t = useTranslations("settings.sessionsPage");
  const words = deviceWords(session.userAgent);
  const device = t("device", { system: t(`systems.${words.system}`), browser: t(`browsers.${words.browser}`) });
  const Icon = isHandheld(words) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="flex min-w-0 gap-3">
        <Icon aria-hidden strokeWidth={1.5} className="mt-0.5 size-5 shrink-0 text-ink-faint" />
        <div>
          <p className="flex flex-wrap items-center gap-x-2 font-medium">
            {device}
            {session.current ? <StatusTag tone="accepted" Icon={CircleCheck} label={t("current")} /> : null}
          </p>
          <p className="text-ink-soft">{t.rich("lastSeen", { when: () => <DateTime at={session.lastSeenAt} /> })}</p>
          <p className="flex flex-wrap gap-x-4 text-ink-faint">
            <span>{t.rich("signedInAt", { when: () => <DateTime at={session.createdAt} /> })}</span>
            {session.address ? <span className="figures">{t("address", { address: session.address })}</span> : null}
          </p>
        </div>
      </div>
      {session.current ? null : (
        <form action={endOne}>
          <input type="hidden" name="session" value={session.id} />
          <button type="submit" aria-label={t("endLabel", { device })} className={buttonClass({ size: "small" })}>
            {t("end")}
          </button>
        </form>
      )}
    </li>
  );
}
