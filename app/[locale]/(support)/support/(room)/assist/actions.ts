"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { act, invalid } from "#app/answer.ts";
import { idOf } from "#app/id-of.ts";
import { textOf } from "#app/text-of.ts";
import { entryOf, fieldsOf } from "#components/invoices/entry-fields.ts";
import { mendEntry } from "#components/invoices/mend-entry.ts";
import { paths } from "#components/paths.ts";
import type { Problem } from "#domain/problem.ts";
import { redirect } from "#i18n/navigation.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
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
  const assist = await requireAssist(clerk, textOf(form, "assist"), new Date());
  await endAssist(assist, new Date());
  revalidatePath("/", "layout");
  return redirect({ href: paths.supportAssistOf(String(assist.assistId)), locale: await getLocale() });
});

export const pointNow = doing("pointed", (assist, form) =>
  pointAt(assist, { target: textOf(form, "target"), words: textOf(form, "words") }, new Date()),
);

export const leadNow = doing("led", (assist, form) => {
  const typed = { page: textOf(form, "page"), subject: textOf(form, "subject"), words: textOf(form, "words") };
  return leadTo(assist, typed, new Date());
});

export const pinRowNow = doing("pinned", (assist, form) => {
  const place = { batchId: textOf(form, "batch"), rowNumber: textOf(form, "row") };
  return pinInstruction(assist, { place, field: textOf(form, "field"), words: textOf(form, "words") }, new Date());
});

export const pinInvoiceNow = doing("pinned", (assist, form) => {
  const place = { invoiceKey: textOf(form, "key") };
  return pinInstruction(assist, { place, field: textOf(form, "field"), words: textOf(form, "words") }, new Date());
});

export const removePinNow = doing("removed", async (assist, form) => {
  await closePin(assist, idOf(form, "pin"), new Date());
  return [];
});

export const prepareNow = doing("prepared", (assist, form) => {
  const typed = { key: textOf(form, "key"), changes: changesIn(form), words: textOf(form, "words") };
  return prepareCorrection(assist, typed, new Date());
});

/** One act in a session that is not over; then its page again, with a word that it was done. */
function doing(
  said: "pointed" | "led" | "pinned" | "removed" | "prepared",
  verb: (assist: AssistContext, form: FormData) => Promise<readonly Problem[]>,
) {
  return act<SupportContext, never>(supportOfRequest, async (clerk, form) => {
    const assist = await requireAssist(clerk, textOf(form, "assist"), new Date());
    const problems = await verb(assist, form);
    if (problems.length > 0) return invalid(problems, form);
    const desk = paths.supportAssistOf(String(assist.assistId));
    return redirect({ href: `${desk}?said=${said}`, locale: await getLocale() });
  });
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
