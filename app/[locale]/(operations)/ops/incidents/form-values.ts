import { type Incident, incidentLocales, incidentParts } from "#domain/incident.ts";
import { shanghaiTimestamp } from "#domain/period.ts";

/** An instant as a field for date and time takes it, on a clock of Beijing. */
export function fieldMoment(at: Date | null): string {
  return at === null ? "" : shanghaiTimestamp(at).slice(0, 16).replace(" ", "T");
}

/** A draft as its form holds it, by the names of the fields. @param taxpayerIds of the merchants chosen */
export function formValues(
  incident: Omit<Incident, "id" | "merchants" | "endedAt" | "publishedAt" | "withdrawnAt" | "updates">,
  taxpayerIds: readonly string[],
): Record<string, string> {
  const { kind, scope, ways, beganAt, expectedEnd, nextUpdateAt, movesDue, words } = incident;
  const texts = incidentLocales.flatMap((locale) =>
    incidentParts.map((part) => [`${locale}.${part}`, words[locale][part]] as const),
  );
  return {
    kind,
    scope,
    ...Object.fromEntries(ways.map((way) => [`way.${way}`, "on"])),
    merchants: taxpayerIds.join("\n"),
    beganAt: fieldMoment(beganAt),
    expectedEnd: fieldMoment(expectedEnd),
    nextUpdateAt: fieldMoment(nextUpdateAt),
    movesDueFrom: movesDue?.from ?? "",
    movesDueTo: movesDue?.to ?? "",
    ...Object.fromEntries(texts),
  };
}
