"use server";

import { getLocale } from "next-intl/server";
import { act, command, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { subscribe } from "#server/incidents/subscribe.ts";
import { confirmSubscription, endSubscription } from "#server/incidents/subscription.ts";
import { visitorOfRequest } from "#server/session.ts";

export const subscribeNow = act<Awaited<ReturnType<typeof visitorOfRequest>>, object>(
  visitorOfRequest,
  async (visitor, form) => {
    const typed = { address: textOf(form, "address"), locale: textOf(form, "locale") };
    const problems = await subscribe(visitor, typed, new Date());
    return problems.length > 0 ? invalid(problems, form) : { status: "done" };
  },
);

export const confirmNow = command(visitorOfRequest, async (_visitor, form) => {
  const token = textOf(form, "token");
  await confirmSubscription(token, new Date());
  redirect({ href: paths.subscription(token), locale: await getLocale() });
});

export const endNow = command(visitorOfRequest, async (_visitor, form) => {
  const token = textOf(form, "token");
  await endSubscription(token, new Date());
  redirect({ href: paths.subscription(token), locale: await getLocale() });
});
