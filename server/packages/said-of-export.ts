import { isBusinessDate } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { instantIn } from "#server/bureau/package/preamble.ts";
import type { SaidOfExport } from "#server/packages/plan-answers.ts";

/** As typed: a time of Beijing's clock, two days. Blank is an answer, too. */
export type TypedOfExport = { readonly at: string; readonly from: string; readonly to: string };

/** What is wrong goes with nothing said: a list then only proves what stands in it. */
export function saidOfExport(
  { at, from, to }: TypedOfExport,
  now: Date,
): { readonly said: SaidOfExport; readonly problems: readonly Problem[] } {
  const exportedAt = at === "" ? null : instantIn(at);
  const isTimeWrong = at !== "" && (exportedAt === null || exportedAt > now);
  const isBlank = from === "" && to === "";
  const areDaysWrong = !isBlank && !(isBusinessDate(from) && isBusinessDate(to) && from <= to);
  const problems: Problem[] = [];
  if (isTimeWrong) problems.push({ code: "EXPORT_TIME_MALFORMED", severity: "reject", field: "at", value: at });
  if (areDaysWrong) problems.push({ code: "EXPORT_DAYS_MALFORMED", severity: "reject", field: "from", value: from });
  return {
    said: {
      exportedAt: isTimeWrong ? null : exportedAt,
      span: isBlank || areDaysWrong ? null : { from, to },
    },
    problems,
  };
}
