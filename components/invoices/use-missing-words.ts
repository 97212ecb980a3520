import { useFormatter, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import type { Cure, MissingCause } from "#domain/missing-cause.ts";
import type { Standing } from "#domain/standing.ts";
import type { Difference } from "#domain/submission.ts";
import type { NextStep } from "#server/missing/next-step.ts";

/** What the list and the invoice's own page know of one that has to be looked at. */
export type Sighted = {
  readonly key: string;
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  readonly differences: readonly Difference[];
  readonly next: NextStep;
};
export type MissingWords = { reason: string; next: string; action: string; href: string };

/** Why, what next, and the one button: the same words in the list, on the invoice's page and in the export. */
export function useMissingWords(): (invoice: Sighted, openSubmission?: string) => MissingWords {
  const t = useTranslations("missing");
  const field = useTranslations("invoice.fields");
  const standing = useTranslations("states.standing");
  const format = useFormatter();

  return (invoice, openSubmission) => {
    const { next } = invoice;
    return { reason: reasonOf(invoice), next: nextOf(invoice), action: t(`actions.${next}`), href: hrefOf(invoice, openSubmission) };
  };

  function reasonOf({ standing: stands, cause, differences }: Sighted): string {
    if (stands === "DIFFERS" && differences.length > 0) {
      return t("reasons.differs", { fields: format.list(differences.map((difference) => field(difference.field))) });
    }
    if (stands === "TOO_LATE_REISSUE") return t("reasons.tooLate");
    return stands === "MISSING" ? t(`causes.${cause ?? "UNEXPLAINED"}.why`) : standing(`${stands}.meaning`);
  }

  function nextOf({ next, cause }: Sighted): string {
    return isCure(next) ? t(`causes.${cause ?? "UNEXPLAINED"}.next`) : t(`steps.${next}`);
  }
}

function isCure(step: NextStep): step is Cure {
  return step === "resend" || step === "settle-first" || step === "outside";
}

function hrefOf({ key, next }: Sighted, openSubmission?: string): string {
  if (next === "resend") return paths.reupload(key);
  return next === "wait" && openSubmission ? paths.submission(openSubmission) : paths.missingInvoice(key);
}
