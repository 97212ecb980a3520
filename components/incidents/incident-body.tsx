import { useLocale, useTranslations } from "next-intl";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { bodyParts, type Incident, type IncidentLocale } from "#domain/incident.ts";

/** All that is said of one incident: its dates, its words, and how it went on. */
export function IncidentBody({ incident, locale }: { incident: Incident; locale?: IncidentLocale }) {
  const here = useLocale();
  return (
    <div className="grid gap-6">
      <IncidentDates incident={incident} />
      <IncidentWords incident={incident} locale={locale ?? here} />
      <Updates incident={incident} locale={locale ?? here} />
    </div>
  );
}

export function IncidentDates({ incident }: { incident: Incident }) {
  const t = useTranslations("incidents.dates");
  const { beganAt, expectedEnd, endedAt, nextUpdateAt, movesDue } = incident;
  return (
    <DescriptionList>
      <Fact name={t("began")}>
        <DateTime at={beganAt} />
      </Fact>
      {endedAt ? (
        <Fact name={t("ended")}>
          <DateTime at={endedAt} />
        </Fact>
      ) : (
        <Fact name={t("expected")}>{expectedEnd ? <DateTime at={expectedEnd} /> : t("unknown")}</Fact>
      )}
      {nextUpdateAt && !endedAt ? (
        <Fact name={t("next")}>
          <DateTime at={nextUpdateAt} />
        </Fact>
      ) : null}
      {movesDue ? (
        <Fact name={t("movesDue")}>
          {t.rich("moves", {
            from: () => <BusinessDate date={movesDue.from} />,
            to: () => <BusinessDate date={movesDue.to} />,
          })}
        </Fact>
      ) : null}
    </DescriptionList>
  );
}

export function IncidentWords({ incident: { words }, locale }: { incident: Incident; locale: IncidentLocale }) {
  const t = useTranslations("incidents.parts");
  return (
    <dl lang={locale} className="grid max-w-prose gap-3">
      {bodyParts
        .filter((part) => words[locale][part] !== "")
        .map((part) => (
          <div key={part}>
            <dt className="font-medium">{t(part)}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">{words[locale][part]}</dd>
          </div>
        ))}
    </dl>
  );
}

function Updates({ incident: { updates }, locale }: { incident: Incident; locale: IncidentLocale }) {
  const t = useTranslations("incidents");
  if (updates.length === 0) return null;
  return (
    <div>
      <p className="font-medium">{t("updates")}</p>
      <ol className="mt-1 max-w-prose divide-y divide-line">
        {updates.map(({ id, at, step, words }) => (
          <li key={id} className="py-2">
            <p className="text-ink-soft">
              <DateTime at={at} /> · {t(`steps.${step}`)}
            </p>
            <p lang={locale} className="wrap-anywhere whitespace-pre-line">
              {words[locale]}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
