import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import type { Messages } from "#i18n/messages.ts";

/** Why nothing could be checked, and what to do; a code we have no words for is an unreadable file. */
export function CheckProblem({ code }: { code: string }) {
  const t = useTranslations("verify.problems");
  const known = code as keyof Messages["verify"]["problems"];
  return (
    <Callout kind="warning" title={t("title")} live>
      {t(t.has(known) ? known : "FILE_UNREADABLE")}
    </Callout>
  );
}
