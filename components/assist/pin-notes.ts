import type { useTranslations } from "next-intl";
import type { WaitingPin } from "#server/assist/list-waiting.ts";

/** What a clerk left at single fields, as the hints beside them. */
export function pinNotes(
  pins: readonly WaitingPin[],
  t: ReturnType<typeof useTranslations<"assist.pins">>,
): Readonly<Record<string, string>> {
  const fields = [...new Set(pins.map(({ field }) => field))].filter((field) => field !== "");
  const wordsAt = (field: string) => pins.filter((pin) => pin.field === field).map(({ words }) => words);
  return Object.fromEntries(fields.map((field) => [field, t("hint", { words: wordsAt(field).join(" ") })]));
}
