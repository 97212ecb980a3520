import { CalendarX2, CircleCheck, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { coursePaths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { StatusLook } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PlannedCourse } from "#domain/training-plan.ts";

const looks: Record<PlannedCourse["state"], StatusLook> = {
  done: { tone: "accepted", Icon: CircleCheck },
  open: { tone: "neutral", Icon: Clock },
  overdue: { tone: "missing", Icon: CalendarX2 },
};

type PlanTableProps = {
  room: "merchant" | "support";
  plan: readonly PlannedCourse[];
  titles: ReadonlyMap<string, string>;
};

/** What one person is to complete, and until when. */
export function PlanTable({ room, plan, titles }: PlanTableProps) {
  const t = useTranslations("training.plan");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("course")}</HeaderCell>
        <HeaderCell>{t("due")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
      </TableHead>
      <tbody>
        {plan.map(({ course, due, state }) => (
          <tr key={course}>
            <Cell card="title" heading>
              <TextLink href={coursePaths(room).course(course)}>{titles.get(course) ?? course}</TextLink>
            </Cell>
            <Cell card="labelled" label={t("due")}>
              <BusinessDate date={due} />
            </Cell>
            <Cell card="aside">
              <StatusTag {...looks[state]} label={t(`states.${state}`)} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
