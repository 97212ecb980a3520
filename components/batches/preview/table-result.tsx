import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Callout } from "#components/ui/callout.tsx";
import type { BatchCounters as Counters } from "#domain/batch.ts";
import { formatYuan } from "#domain/money.ts";
import type { TableCounts } from "#domain/preview/table-tally.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { BatchCounters } from "../batch-counters.tsx";
import { cellFinder } from "../column-name.ts";
import { useFileProblemWords } from "../use-file-problem-words.ts";
import { ColumnSection } from "./column-section.tsx";
import { DoubleSection } from "./double-section.tsx";
import { FileFacts } from "./file-facts.tsx";
import type { ReadTable } from "./reader-messages.ts";
import { ReasonSection } from "./reason-section.tsx";
import { RepairSection } from "./repair-section.tsx";
import { placeOfRow } from "./row-place.ts";
import { SheetSection } from "./sheet-section.tsx";

type TableResultProps = {
  file: File;
  read: ReadTable;
  heading: RefObject<HTMLHeadingElement | null>;
  isReading: boolean;
  onChoice: (choice: ColumnChoice) => void;
  onForget: () => void;
  /** The one next action. */
  panel: ReactNode;
};

/** What a table holds: the one sentence that matters, then what is wrong, what was repaired, and how it was read. */
export function TableResult({ file, read, heading, isReading, onChoice, onForget, panel }: TableResultProps) {
  const t = useTranslations("preview.result");
  const { preview, isRecalled } = read;
  const { header, tally, problem, places } = preview;
  if (!header) return null;
  const { counts, reasons, notes, repairs, doubles } = tally;
  const find = cellFinder(header.headings, header.columns);
  const place = (row: number) => placeOfRow(places, row);
  const rows = counts.rows + counts.blank + counts.footers;
  return (
    <div className="grid gap-10" aria-busy={isReading}>
      <section className="grid gap-5">
        <div className="grid gap-2">
          <h2 ref={heading} tabIndex={-1} className="figures max-w-prose text-lg outline-offset-4">
            {counts.ready > 0
              ? t("sum", { rows, ready: counts.ready, total: formatYuan(tally.totalFen) })
              : t("sumNone", { rows })}
            {counts.needsFix > 0 ? t("needsFix", { count: counts.needsFix }) : null}
          </h2>
          <Explanations counts={counts} />
          <FileFacts file={file} preview={preview} />
        </div>
        <p role="status" className={isReading ? "text-ink-soft" : "sr-only"}>
          {isReading ? t("rereading") : ""}
        </p>
        {problem ? <BrokenOff problem={problem} /> : null}
        {rows > 0 ? <BatchCounters counters={countersOf(counts)} bar={false} /> : null}
        {panel}
      </section>
      <ReasonSection kind="reasons" groups={reasons} count={counts.needsFix} find={find} place={place} />
      <DoubleSection doubles={doubles} count={counts.doubled} place={place} />
      <RepairSection groups={repairs} count={counts.repaired} find={find} place={place} />
      <ReasonSection kind="notes" groups={notes} count={counts.noted} find={find} place={place} />
      <ColumnSection
        preview={preview}
        header={header}
        isRecalled={isRecalled}
        isReading={isReading}
        onChoice={onChoice}
        onForget={onForget}
      />
      <SheetSection preview={preview} onChoice={onChoice} />
    </div>
  );
}

/** What does not stand in the sentence and would be asked about. */
function Explanations({ counts }: { counts: TableCounts }) {
  const t = useTranslations("preview.result");
  const { ready, needsFix, mayFill, repaired } = counts;
  const said = [
    ready === 0 && needsFix > 0 ? t("allNeedFix") : null,
    mayFill > 0 ? t("mayFill", { count: mayFill }) : null,
    repaired > 0 ? t("repaired", { count: repaired }) : null,
  ].filter((sentence) => sentence !== null);
  return said.map((sentence) => (
    <p key={sentence} className="max-w-prose text-ink-soft">
      {sentence}
    </p>
  ));
}

function BrokenOff({ problem }: { problem: NonNullable<ReadTable["preview"]["problem"]> }) {
  const t = useTranslations("preview.result");
  const told = useFileProblemWords()(problem);
  return (
    <Callout kind="danger" title={told.title}>
      <p>{told.text}</p>
      <p>{t("brokenOff")}</p>
    </Callout>
  );
}

function countersOf({ rows, ready, needsFix, doubled, parts, blank, footers }: TableCounts): Counters {
  const outside = blank + footers;
  const later = { removed: 0, onTheirWay: 0, accepted: 0, acceptedEarlier: 0, returned: 0, unknown: 0, held: 0 };
  return { total: rows + outside, blank: outside, part: parts, needsFix, duplicate: doubled, ready, ...later };
}
