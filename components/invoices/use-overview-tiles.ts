import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { standingLooks, submissionLooks } from "#components/ui/status-tone.ts";
import { type Fen, formatYuan } from "#domain/money.ts";
import type { Overview } from "#server/missing/overview.ts";
import type { OverviewTile } from "./overview-tiles.tsx";

/** The four figures of the first page, each leading to the list behind it. */
export function useOverviewTiles({
  missing,
  differing,
  onTheirWay,
  withSupport,
  unknown,
  held,
  returned,
  packages,
}: Overview): OverviewTile[] {
  const t = useTranslations("overview.tiles");
  const sum = (count: number, total: Fen) => (count === 0 ? t("none") : t("sum", { sum: `¥${formatYuan(total)}` }));
  const moving = onTheirWay - withSupport;

  const toCarry = packages.waiting + packages.inHand;
  return [
    {
      label: t("missing"),
      count: missing.count,
      note: sum(missing.count, missing.total),
      href: `${paths.missing}?standing=MISSING`,
      look: standingLooks.MISSING,
    },
    {
      label: t("differing"),
      count: differing.count,
      note: sum(differing.count, differing.total),
      href: `${paths.missing}?standing=DIFFERS`,
      look: standingLooks.DIFFERS,
    },
    {
      label: t("onTheirWay"),
      count: moving,
      note: movingNote(),
      href: `${paths.submissions}?group=onTheirWay`,
      look: standingLooks.UPLOADING,
    },
    {
      label: t("returned"),
      count: returned,
      note: t(returned > 0 ? "reasons" : "none"),
      href: `${paths.missing}?returned=1`,
      look: submissionLooks.REJECTED,
    },
  ];

  function movingNote(): string {
    if (toCarry > 0) return t("toCarry", { count: toCarry });
    if (unknown > 0 && held > 0) return t("unknownAndHeld", { unknown, held });
    if (unknown > 0) return t("unknown", { count: unknown });
    if (held > 0) return t("held", { count: held });
    return t(moving > 0 ? "wait" : "none");
  }
}
