import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Section } from "#components/ui/section.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { AnswerLook as Look } from "#server/packages/look-at-answer.ts";
import type { PlannedAnswer } from "#server/packages/plan-answers.ts";
import { usePackageProblems } from "./use-package-problems.ts";

type Outcome = PlannedAnswer["outcome"] | "unanswered";

const looks = {
  closes: submissionLooks.ACCEPTED,
  differs: submissionLooks.CONFLICT,
  returns: submissionLooks.REJECTED,
  doubled: submissionLooks.UNKNOWN,
  goesBack: submissionLooks.HELD,
  contradicts: submissionLooks.NEEDS_SUPPORT,
  known: submissionLooks.ACCEPTED_EARLIER,
  unanswered: submissionLooks.PROCESSING,
} as const satisfies Record<Outcome, unknown>;

/** What a file will do before it does anything: how many of each, and every row that is not used, with its reason. */
export function AnswerLook({ look }: { look: Look }) {
  const t = useTranslations("package.answer");
  const { file, kept, plan, of, list } = look;
  const [theirs] = file.acceptanceNumbers;
  const isOther = of.bureauNumber !== null && theirs !== undefined && !file.acceptanceNumbers.includes(of.bureauNumber);
  const contradicting = plan.answers.filter(({ outcome }) => outcome === "contradicts").map(({ key }) => key);
  return (
    <>
      <DescriptionList>
        <Fact name={t("file")}>
          <span className="break-all">{kept.name}</span>
        </Fact>
        <Fact name={t("kind")}>{t(`kinds.${file.kind}`)}</Fact>
        {file.acceptanceNumbers.length > 0 ? (
          <Fact name={t("number")}>
            <span className="figures break-all">{file.acceptanceNumbers.slice(0, 5).join("、")}</span>
          </Fact>
        ) : null}
      </DescriptionList>
      {isOther ? <Callout kind="warning" title={t("numberDiffers", { theirs, ours: of.bureauNumber ?? "" })} /> : null}
      <Section title={t("summary")}>
        <Outcomes look={look} />
      </Section>
      {contradicting.length > 0 ? (
        <Callout kind="warning" title={t("contradicts")}>
          <p>{t("contradictsText")}</p>
          <Keys keys={contradicting} />
        </Callout>
      ) : null}
      {file.damaged.length > 0 ? <DamagedRows look={look} /> : null}
      {list ? (
        <p>{t.rich("compares", { count: list.held.length, when: () => <DateTime at={list.completeTo} /> })}</p>
      ) : null}
      {list === null && file.others.count > 0 && file.kind === "export" ? (
        <p className="text-ink-soft">{t("othersOfList", { count: file.others.count })}</p>
      ) : null}
      {file.others.count > 0 && file.kind === "result" ? (
        <Callout title={t("others", { count: file.others.count })}>
          <p>{t("othersText")}</p>
          <Keys keys={file.others.first.map(({ key }) => key)} />
        </Callout>
      ) : null}
      {plan.unanswered.length > 0 ? (
        <Section title={t("unanswered")}>
          <Keys keys={plan.unanswered.slice(0, 50)} />
        </Section>
      ) : null}
    </>
  );
}

function Outcomes({ look: { plan } }: { look: Look }) {
  const words = useTranslations("package.answer.outcome");
  const counts: Readonly<Record<Outcome, number>> = {
    ...(Object.fromEntries(
      Object.keys(looks).map((outcome) => [outcome, plan.answers.filter((one) => one.outcome === outcome).length]),
    ) as Record<Outcome, number>),
    unanswered: plan.unanswered.length,
  };
  const shown = (Object.keys(looks) as Outcome[]).filter((outcome) => counts[outcome] > 0);
  return (
    <ul className="divide-y divide-line border-y border-line">
      {shown.map((outcome) => {
        const { tone, Icon } = looks[outcome];
        return (
          <li key={outcome} data-tone={tone} className="flex items-center gap-3 py-2">
            <Icon aria-hidden className="size-4 shrink-0 text-tone" />
            <span>
              <span className="figures text-base font-semibold">{counts[outcome].toLocaleString("en-US")}</span>{" "}
              {words(outcome)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function DamagedRows({ look: { file } }: { look: Look }) {
  const t = useTranslations("package.answer");
  const sentenceOf = usePackageProblems();
  return (
    <Section title={t("damaged")} lead={t("damagedText")}>
      <Table caption={t("damaged")}>
        <TableHead>
          <HeaderCell numeric>{t("row")}</HeaderCell>
          <HeaderCell>{t("problem")}</HeaderCell>
        </TableHead>
        <tbody>
          {file.damaged.map(({ row, problem }) => (
            <tr key={row}>
              <Cell card="labelled" label={t("row")} numeric className="mid:w-20">
                {row}
              </Cell>
              <Cell card="title" className="break-words">
                {sentenceOf(problem)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
      {keys.map((key) => (
        <li key={key}>
          <InvoiceNumber {...identityOf(key)} />
        </li>
      ))}
    </ul>
  );
}
