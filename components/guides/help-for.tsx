import { CircleQuestionMark } from "lucide-react";
import { paths } from "#components/paths.ts";
import { Link } from "#i18n/navigation.ts";
import { answeredCodes } from "./answered-codes.ts";

type HelpForProps = {
  /** Of a Problem, a MissingCause, a Standing or a SubmissionState. */
  code: string;
  label: string;
};

/** Leads to the answer about a code; nothing where none is written. Usable in the browser, too. */
export function HelpFor({ code, label }: HelpForProps) {
  if (!answeredCodes.has(code)) return null;
  return (
    <Link
      href={{ pathname: paths.faq, query: { code } }}
      className="inline-flex items-center gap-1 text-accent-ink underline decoration-accent-line underline-offset-4 hover:decoration-accent-ink"
    >
      <CircleQuestionMark aria-hidden className="size-4 shrink-0" />
      {label}
    </Link>
  );
}
