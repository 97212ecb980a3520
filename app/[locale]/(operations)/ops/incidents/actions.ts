"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { type IncidentWords, incidentLocales, incidentParts } from "#domain/incident.ts";
import type { TypedIncident } from "#domain/incident-draft.ts";
import { redirect } from "#i18n/navigation.ts";
import { connectorNames } from "#server/bureau/bureau.ts";
import { incidentIdIn } from "#server/incidents/incident-id.ts";
import { publishIncident } from "#server/incidents/publish-incident.ts";
import { updateIncident } from "#server/incidents/update-incident.ts";
import { withdrawIncident } from "#server/incidents/withdraw-incident.ts";
import { writeDraft } from "#server/incidents/write-draft.ts";
import { operatorOfRequest } from "#server/session.ts";

export const writeDraftNow = act(operatorOfRequest, async (operator, form) => {
  const id = textOf(form, "incidentId");
  const written = await writeDraft(operator, id === "" ? null : incidentIdIn(id), typedIn(form), new Date());
  if ("problems" in written) return invalid(written.problems, form);
  return backTo(String(written.id), "saved");
});

export const publishNow = act(operatorOfRequest, async (operator, form) => {
  const id = textOf(form, "incidentId");
  const problems = await publishIncident(operator, incidentIdIn(id), new Date());
  if (problems.length > 0) return invalid(problems, form);
  return backTo(id, "published");
});

export const updateNow = act(operatorOfRequest, async (operator, form) => {
  const id = textOf(form, "incidentId");
  const typed = {
    step: textOf(form, "update.step"),
    words: { "zh-CN": textOf(form, "update.zh-CN"), en: textOf(form, "update.en") },
    expectedEnd: textOf(form, "update.expectedEnd"),
    nextUpdateAt: textOf(form, "update.nextUpdateAt"),
  };
  const problems = await updateIncident(operator, incidentIdIn(id), typed, new Date());
  if (problems.length > 0) return invalid(problems, form);
  return backTo(id, "updated");
});

export const withdrawNow = act<Awaited<ReturnType<typeof operatorOfRequest>>, never>(
  operatorOfRequest,
  async (operator, form) => {
    const id = textOf(form, "incidentId");
    await withdrawIncident(operator, incidentIdIn(id), new Date());
    return backTo(id, "withdrawn");
  },
);

/** With every frame anew: banners stand there. */
async function backTo(id: string, done: "saved" | "published" | "updated" | "withdrawn"): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href: `${paths.opsIncident(id)}?${new URLSearchParams({ done })}`, locale: await getLocale() });
}

function typedIn(form: FormData): TypedIncident {
  const words = (locale: string) =>
    Object.fromEntries(incidentParts.map((part) => [part, textOf(form, `${locale}.${part}`)]));
  return {
    kind: textOf(form, "kind"),
    scope: textOf(form, "scope"),
    ways: connectorNames.filter((way) => form.has(`way.${way}`)),
    merchants: textOf(form, "merchants"),
    beganAt: textOf(form, "beganAt"),
    expectedEnd: textOf(form, "expectedEnd"),
    nextUpdateAt: textOf(form, "nextUpdateAt"),
    movesDueFrom: textOf(form, "movesDueFrom"),
    movesDueTo: textOf(form, "movesDueTo"),
    words: Object.fromEntries(incidentLocales.map((locale) => [locale, words(locale)])) as IncidentWords,
  };
}
