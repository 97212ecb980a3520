import type { useFormatter, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import type { Cure, MissingCause } from "#domain/missing-cause.ts";
import type { Standing } from "#domain/standing.ts";
import type { Difference } from "#domain/submission.ts";
import type { NextStep } from "#server/missing/next-step.ts";

/** What the list, the export and the invoice's own page know of one that has to be looked at. */
export type Sighted = {
  readonly key: string;
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  readonly differences: readonly Difference[];
  readonly next: NextStep;
};
export type MissingWords = { reason: string; next: string; action: string };

/** The translators it takes: of hooks on a page, of `getTranslations` in a route. */
export type Tongue = {
  readonly missing: ReturnType<typeof useTranslations<"missing">>;
  readonly field: ReturnType<typeof useTranslations<"invoice.fields">>;
  readonly standing: ReturnType<typeof useTranslations<"states.standing">>;
  readonly format: Pick<ReturnType<typeof useFormatter>, "list">;
};

/** Why, what next, and the word on the one button: never empty. */
export function missingWords(invoice: Sighted, tongue: Tongue): MissingWords {
  const { missing } = tongue;
  return {
    reason: reasonOf(invoice, tongue),
    next: nextOf(invoice, tongue),
    action: missing(`actions.${invoice.next}`),
  };
}

/** Where the one button leads. @param openSubmission the one on its way, where `next` is `wait` */
export function hrefOf({ key, next }: Sighted, openSubmission?: string): string {
  if (next === "resend") return paths.reupload(key);
  return next === "wait" && openSubmission ? paths.submission(openSubmission) : paths.missingInvoice(key);
}

function reasonOf({ standing, cause, differences }: Sighted, tongue: Tongue): string {
  const { missing, field, format } = tongue;
  if (standing === "DIFFERS" && differences.length > 0) {
    return missing("reasons.differs", {
      fields: format.list(differences.map((difference) => field(difference.field))),
    });
  }
  if (standing === "TOO_LATE_REISSUE") return missing("reasons.tooLate");
  return standing === "MISSING"
    ? missing(`causes.${cause ?? "UNEXPLAINED"}.why`)
    : tongue.standing(`${standing}.meaning`);
}

function nextOf({ next, cause }: Sighted, { missing }: Tongue): string {
  return isCure(next) ? missing(`causes.${cause ?? "UNEXPLAINED"}.next`) : missing(`steps.${next}`);
}

function isCure(step: NextStep): step is Cure {
  return step === "resend" || step === "settle-first" || step === "outside";
}
