import { getLocale } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { assistPageOf } from "#domain/assist-target.ts";
import { redirect } from "#i18n/navigation.ts";
import { notePageRead } from "#server/assist/note-page-read.ts";
import { requireSupport } from "#server/session.ts";
import { findOpenView } from "#server/support/find-open-view.ts";
import type { OpenView } from "#server/support/require-support-view.ts";

/** This clerk's open view of a merchant, null without one. Looked up once a request, for frame and page alike. */
export const viewOf = cache(async (merchantId: string): Promise<OpenView | null> => {
  const clerk = await requireSupport();
  return page(() => findOpenView(clerk, merchantId, new Date()));
});

/** For every page behind the door: without a view one is asked for a reason, and comes back to `here`. */
export async function insideView(merchantId: string, here: string): Promise<OpenView> {
  const view = (await viewOf(merchantId)) ?? (await askReason(merchantId, here));
  const read = assistPageOf(here.slice(paths.supportMerchant(merchantId).length));
  await page(() => notePageRead(view.context, read, new Date()));
  return view;
}

async function askReason(merchantId: string, here: string): Promise<never> {
  const query = new URLSearchParams({ next: here });
  return redirect({ href: `${paths.supportMerchant(merchantId)}?${query}`, locale: await getLocale() });
}
