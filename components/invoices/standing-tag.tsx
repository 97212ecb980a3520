import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { standingLooks } from "#components/ui/status-tone.ts";
import type { Standing } from "#domain/standing.ts";

export function StandingTag({ standing }: { standing: Standing }) {
  const t = useTranslations("states.standing");
  return <StatusTag {...standingLooks[standing]} label={t(`${standing}.label`)} />;
}
