import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { bodyParts } from "#domain/incident.ts";
import type { IncidentBanner } from "#domain/incident-banner.ts";
import { kindIcons, stateLooks } from "./incident-looks.ts";
import { SeenForm } from "./seen-form.tsx";

/** What operators have to say to whoever reads this page; nothing otherwise. */
export function IncidentBanners({ banners }: { banners: readonly IncidentBanner[] }) {
  const t = useTranslations("incidents.banner");
  if (banners.length === 0) return null;
  return (
    <aside data-shell-part aria-label={t("label")}>
      {banners.map((banner) => (
        <OneBanner key={banner.news} banner={banner} />
      ))}
    </aside>
  );
}

function OneBanner({ banner }: { banner: IncidentBanner }) {
  const t = useTranslations("incidents.banner");
  const locale = useLocale();
  const { kind, state, words, latest, lasting, folded } = banner;
  const Icon = kindIcons[kind];
  return (
    <div
      data-tone={stateLooks[state].tone}
      className="flex flex-wrap items-start gap-x-6 gap-y-1 border-b border-tone-line bg-tone-soft px-4 py-2 text-xs mid:flex-nowrap mid:px-8 mid:text-sm"
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
        <div className="min-w-0">
          <p className="wrap-anywhere">
            <strong className="me-2 font-semibold">{words[locale].title}</strong>
            <span className="text-ink-soft">
              <Dates {...banner} />
            </span>
          </p>
          {folded ? null : (
            <p className="max-w-prose wrap-anywhere whitespace-pre-line">
              {latest ? latest.words[locale] : words[locale].what}
            </p>
          )}
          <Details banner={banner} />
        </div>
      </div>
      {folded ? null : <SeenForm news={banner.news} label={lasting ? t("fold") : t("putAway")} />}
    </div>
  );
}

/** Since when, and till when as far as anybody knows. */
function Dates({ kind, state, beganAt, expectedEnd, endedAt, nextUpdateAt }: IncidentBanner) {
  const t = useTranslations("incidents.banner");
  const when = (at: Date) => () => <DateTime at={at} form="near" />;
  if (state === "ended" && endedAt) return t.rich("ended", { when: when(endedAt) });
  if (state === "announced" && expectedEnd) return t.rich("span", { from: when(beganAt), to: when(expectedEnd) });
  const end = kind === "outage" ? "expected" : "expectedEnd";
  return (
    <>
      {t.rich("since", { when: when(beganAt) })}
      {expectedEnd ? <> · {t.rich(end, { when: when(expectedEnd) })}</> : null}
      {nextUpdateAt ? <> · {t.rich("next", { when: when(nextUpdateAt) })}</> : null}
    </>
  );
}

function Details({ banner: { incidentId, words } }: { banner: IncidentBanner }) {
  const t = useTranslations("incidents");
  const locale = useLocale();
  const said = bodyParts.filter((part) => words[locale][part] !== "");
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center font-medium text-accent-ink coarse:min-h-11">
        {t("banner.details")}
      </summary>
      <dl className="grid max-w-prose gap-1.5 pt-1 pb-1.5">
        {said.map((part) => (
          <div key={part}>
            <dt className="text-ink-soft">{t(`parts.${part}`)}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">{words[locale][part]}</dd>
          </div>
        ))}
      </dl>
      <TextLink href={paths.statusIncident(incidentId)}>{t("banner.page")}</TextLink>
    </details>
  );
}
