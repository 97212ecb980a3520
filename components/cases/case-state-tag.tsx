import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { CaseState } from "#domain/support-case.ts";
import { caseLooks } from "./case-looks.ts";

export function CaseStateTag({ state, side }: { state: CaseState; side: "merchant" | "staff" }) {
  const t = useTranslations("cases.states");
  const ofStaff = { open: "open", asked: "askedStaff", closed: "closedStaff" } as const;
  return <StatusTag {...caseLooks[side][state]} label={t(side === "staff" ? ofStaff[state] : state)} />;
}
