"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { entryOf, fieldsOf } from "#components/invoices/entry-fields.ts";
import { mendEntry } from "#components/invoices/mend-entry.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { closePin } from "#server/assist/close-pin.ts";
import { endAssist } from "#server/assist/end-assist.ts";
import { joinAssist } from "#server/assist/join-assist.ts";
import { leadTo } from "#server/assist/lead-to.ts";
import { pinInstruction } from "#server/assist/pin-instruction.ts";
import { pointAt } from "#server/assist/point-at.ts";
import { prepareCorrection } from "#server/assist/prepare-correction.ts";
import { requireAssist } from "#server/assist/require-assist.ts";
import type { SupportContext } from "#server/context.ts";
import { supportOfRequest } from "#server/session.ts";

export const joinNow = act(supportOfRequest, async (clerk, form) => {
  const joined = await joinAssist(clerk, { code: textOf(form, "code"), reason: textOf(form, "reason") }, new Date());
  if ("problems" in joined) return invalid(joined.problems, form);
  return redirect({ href: paths.supportAssistOf(joined.assistId), locale: await getLocale() });
});

export const endNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  await endAssist(assist, new Date());
  revalidatePath("/", "layout");
  return redirect({ href: paths.supportAssistOf(String(assist.assistId)), locale: await getLocale() });
});

export const pointNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const typed = { target: textOf(form, "target"), words: textOf(form, "words") };
  const problems = await pointAt(assist, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : said(assist.assistId, "pointed");
});

export const leadNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const typed = { page: textOf(form, "page"), subject: textOf(form, "subject"), words: textOf(form, "words") };
  const problems = await leadTo(assist, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : said(assist.assistId, "led");
});

export const pinRowNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const place = { batchId: textOf(form, "batch"), rowNumber: textOf(form, "row") };
  const typed = { place, field: textOf(form, "field"), words: textOf(form, "words") };
  const problems = await pinInstruction(assist, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : said(assist.assistId, "pinned");
});

export const pinInvoiceNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const place = { invoiceKey: textOf(form, "key") };
  const typed = { place, field: textOf(form, "field"), words: textOf(form, "words") };
  const problems = await pinInstruction(assist, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : said(assist.assistId, "pinned");
});

export const removePinNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const pin = textOf(form, "pin");
  await closePin(assist, /^\d{1,18}$/.test(pin) ? BigInt(pin) : 0n, new Date());
  return said(assist.assistId, "removed");
});

export const prepareNow = act(supportOfRequest, async (clerk, form) => {
  const assist = await assistOf(clerk, form);
  const typed = { key: textOf(form, "key"), changes: changesIn(form), words: textOf(form, "words") };
  const problems = await prepareCorrection(assist, typed, new Date());
  return problems.length > 0 ? invalid(problems, form) : said(assist.assistId, "prepared");
});

async function said(assistId: bigint, what: string): Promise<never> {
  return redirect({ href: `${paths.supportAssistOf(String(assistId))}?said=${what}`, locale: await getLocale() });
}

function assistOf(clerk: SupportContext, form: FormData) {
  return requireAssist(clerk, textOf(form, "assist"), new Date());
}

/** What was typed, with the slips of a Chinese keyboard mended as they are in the merchant's own form; what is empty was not. */
function changesIn(form: FormData): Record<string, string> {
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      return name.startsWith("to.") && typeof value === "string" ? [[name.slice(3), value] as const] : [];
    }),
  );
  const mended = fieldsOf(mendEntry(entryOf(fields)));
  const typed = Object.keys(fields).filter((path) => (fields[path] ?? "").trim() !== "");
  return Object.fromEntries(typed.map((path) => [path, mended[path] ?? fields[path] ?? ""]));
}
