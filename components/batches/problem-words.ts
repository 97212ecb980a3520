import type { useTranslations } from "next-intl";
import type { Problem } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";

/** Of all rooms; `useTranslations()` on a page, `getTranslations({ locale })` in a download. */
export type Translate = ReturnType<typeof useTranslations<never>>;

/** What is wrong with a value, and what to do. One nobody has written words for still says that something is wrong. */
export function problemSentence(t: Translate, { code, facts }: Pick<Problem, "code" | "facts">): string {
  const known = code as keyof Messages["problems"];
  return t.has(`problems.${known}`) ? t(`problems.${known}`, facts as never) : t("batch.problems.other", { code });
}

/** The same reason for many rows, in a few words. */
export function reasonLabel(t: Translate, code: string): string {
  const known = code as keyof Messages["batch"]["reasons"];
  return t.has(`batch.reasons.${known}`) ? t(`batch.reasons.${known}`) : t("batch.problems.other", { code });
}
