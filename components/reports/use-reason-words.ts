import { useTranslations } from "next-intl";
import { isCause, type PressingReason } from "#domain/pressing.ts";

/** Why invoices have to be looked at, in the words of the missing list. */
export function useReasonWords(): (reason: PressingReason) => string {
  const cause = useTranslations("missing.causes");
  const standing = useTranslations("states.standing");
  return (reason) => (isCause(reason) ? cause(`${reason}.label`) : standing(`${reason}.label`));
}
