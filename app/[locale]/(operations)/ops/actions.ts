"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import type { OperatorContext } from "#server/context.ts";
import { type Probed, probeConnector } from "#server/monitoring/probe-connector.ts";
import { resumeConnector } from "#server/monitoring/resume-connector.ts";
import { setWays } from "#server/monitoring/set-ways.ts";
import { stopConnector } from "#server/monitoring/stop-connector.ts";
import { operatorOfRequest } from "#server/session.ts";

export const stopNow = act(operatorOfRequest, async (operator, form) => {
  const problems = await stopConnector(operator, textOf(form, "connector"), textOf(form, "reason"), new Date());
  if (problems.length > 0) return invalid(problems, form);
  return backToHealth();
});

export const resumeNow = act(operatorOfRequest, async (operator, form) => {
  await resumeConnector(operator, textOf(form, "connector"), new Date());
  return backToHealth();
});

export const probeNow = act<OperatorContext, Probed>(operatorOfRequest, async (operator, form) => {
  const probed = await probeConnector(operator, textOf(form, "connector"), new Date());
  return { status: "done", ...probed };
});

export const setWaysNow = act(operatorOfRequest, async (operator, form) => {
  const ways = form.getAll("ways").map(String);
  const problems = await setWays(operator, textOf(form, "merchantId"), ways, new Date());
  if (problems.length > 0) return invalid(problems, form);
  revalidatePath("/", "layout");
  return redirect({ href: paths.opsMerchants, locale: await getLocale() });
});

/** With its frame anew: the bureau's light stands there. */
async function backToHealth(): Promise<never> {
  revalidatePath("/", "layout");
  return redirect({ href: paths.ops, locale: await getLocale() });
}
