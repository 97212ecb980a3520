"use server";

import { getLocale } from "next-intl/server";
import { command } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import { paths } from "#components/paths.ts";
import { redirect } from "#i18n/navigation.ts";
import { explainGap } from "#server/ledger/explain-gap.ts";
import { undoExplanation } from "#server/ledger/undo-explanation.ts";
import { merchantOfRequest } from "#server/session.ts";

export const explainNow = command(merchantOfRequest, async (merchant, form) => {
  const [series, first] = [textOf(form, "series"), textOf(form, "first")];
  const typed = { series, first, last: textOf(form, "last"), reason: textOf(form, "reason") };
  const problems = await explainGap(merchant, typed, new Date());
  const answer =
    problems.length > 0
      ? `${new URLSearchParams({ unexplained: `${series}.${first}` })}#gap-${series}-${first}`
      : "saved=explained";
  redirect({ href: `${paths.ledgerGaps}?${answer}`, locale: await getLocale() });
});

export const undoNow = command(merchantOfRequest, async (merchant, form) => {
  await undoExplanation(merchant, textOf(form, "explanation"), new Date());
  redirect({ href: `${paths.ledgerGaps}?show=explained&saved=undone`, locale: await getLocale() });
});
