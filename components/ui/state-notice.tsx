import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StatusLook } from "./status-tone.ts";

type StateNoticeProps = {
  look: StatusLook;
  label: string;
  meaning: ReactNode;
  next: ReactNode;
  action?: ReactNode;
};

/** A state in full: its word, what it means, what comes next. */
export function StateNotice({ look: { tone, Icon }, label, meaning, next, action }: StateNoticeProps) {
  const t = useTranslations("common");
  return (
    <div
      data-tone={tone}
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-lg border border-tone-line bg-tone-soft p-4 mid:px-5"
    >
      <div className="flex min-w-0 flex-1 basis-72 gap-3">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-tone" />
        <div className="min-w-0">
          <p className="text-base leading-6 font-semibold text-tone">{label}</p>
          <p className="mt-1">{meaning}</p>
          <p className="mt-1">
            <span className="font-medium">{t("next")}</span>
            {next}
          </p>
        </div>
      </div>
      {action ? <div className="flex w-full flex-wrap gap-3 mid:w-auto print:hidden">{action}</div> : null}
    </div>
  );
}
