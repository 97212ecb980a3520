import { useTranslations } from "next-intl";
import type { PressingReason } from "#domain/pressing.ts";

/** Why invoices have to be looked at, in the words of the missing list. */
export function useReasonWords(): (reason: PressingReason) => string {
  const cause = useTranslations("missing.causes");
  const standing = useTranslations("states.standing");
  return (reason) =>
    reason === "DIFFERS" || reason === "TOO_LATE_REISSUE" ? standing(`${reason}.label`) : cause(`${reason}.label`);
}
