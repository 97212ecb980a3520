"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, command } from "#app/answer.ts";
import { idOf } from "#app/id-of.ts";
import type { ActionState } from "#components/action-state.ts";
import { pageAddress } from "#components/assist/page-address.ts";
import { paths } from "#components/paths.ts";
import type { AssistPage } from "#domain/assist-target.ts";
import { redirect } from "#i18n/navigation.ts";
import { acceptCorrection } from "#server/assist/accept-correction.ts";
import { closeCorrection } from "#server/assist/close-correction.ts";
import { closePin } from "#server/assist/close-pin.ts";
import { endAssist } from "#server/assist/end-assist.ts";
import { type GivenCode, giveCode } from "#server/assist/give-code.ts";
import { seeMark } from "#server/assist/see-mark.ts";
import { withdrawConsent } from "#server/assist/withdraw-consent.ts";
import { merchantOfRequest, requireMerchant } from "#server/session.ts";

/** The digits stand in this answer and nowhere else. */
export const giveCodeNow = act<Awaited<ReturnType<typeof merchantOfRequest>>, GivenCode>(
  merchantOfRequest,
  async (merchant) => {
    const given = await giveCode(merchant, new Date());
    revalidatePath("/", "layout");
    return { status: "done", ...given };
  },
);

export const withdrawNow = command(requireMerchant, async (merchant) => {
  await withdrawConsent(merchant, new Date());
  revalidatePath("/", "layout");
  redirect({ href: `${paths.helpAssist}?done=withdrawn`, locale: await getLocale() });
});

/** From the banner of whatever page: one stays there, and what was typed stays, too. */
export const endAssistNow = act(merchantOfRequest, async (merchant): Promise<ActionState<unknown>> => {
  await endAssist(merchant, new Date());
  return { status: "done" };
});

export const seeMarkNow = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  await seeMark(merchant, idOf(form, "mark"), new Date());
  return { status: "done" };
});

export const followLeadNow = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  const lead = await seeMark(merchant, idOf(form, "mark"), new Date());
  const address = lead && pageAddress(lead.page as AssistPage, lead.subject);
  if (!address) return { status: "done" };
  return redirect({ href: address, locale: await getLocale() });
});

export const pinDoneNow = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  await closePin(merchant, idOf(form, "pin"), new Date());
  revalidatePath("/", "layout");
  return { status: "done" };
});

/** Into a draft of the merchant's own; submitting it is the next page's button. */
export const acceptNow = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  const draftId = await acceptCorrection(merchant, String(form.get("correction")), new Date());
  return redirect({ href: paths.checkDraft(draftId), locale: await getLocale() });
});

export const declineNow = act(merchantOfRequest, async (merchant, form): Promise<ActionState<unknown>> => {
  await closeCorrection(merchant, idOf(form, "correction"), "declined", new Date());
  return redirect({ href: `${paths.helpAssist}?done=declined`, locale: await getLocale() });
});
