import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { isBusinessDate } from "#domain/period.ts";
import type { DocumentLook } from "#domain/preview/preview-documents.ts";
import { isRejecting } from "#domain/problem.ts";
import { problemSentence } from "../problem-words.ts";
import { GroupHead } from "./group-head.tsx";

type DocumentGroupProps = {
  outcome: DocumentLook["outcome"];
  documents: readonly DocumentLook[];
  isOpen: boolean;
};

const shownAtFirst = 20;
const shownMore = 100;

/** Files of which the same became: each with what it says, or with why not. */
export function DocumentGroup({ outcome, documents, isOpen }: DocumentGroupProps) {
  const t = useTranslations("preview.documents");
  const [limit, setLimit] = useState(shownAtFirst);
  if (documents.length === 0) return null;
  const shown = documents.slice(0, limit);
  const title = t(`groups.${outcome}`, { count: documents.length });
  return (
    <Section title={title}>
      <div className="border-t border-line">
        <GroupHead label={t("list")} count={t("files", { count: documents.length })} isOpen={isOpen}>
          <Table caption={title}>
            <TableHead>
              <HeaderCell>{t("file")}</HeaderCell>
              {outcome === "unread" ? null : (
                <>
                  <HeaderCell>{t("invoice")}</HeaderCell>
                  <HeaderCell numeric>{t("total")}</HeaderCell>
                </>
              )}
              {outcome === "ready" ? null : <HeaderCell>{t("note")}</HeaderCell>}
            </TableHead>
            <tbody>
              {shown.map((document) => (
                <DocumentLine key={document.name} document={document} />
              ))}
            </tbody>
          </Table>
          {documents.length > shown.length ? (
            <div>
              <Button size="small" onClick={() => setLimit(limit + shownMore)}>
                {t("more", { count: Math.min(shownMore, documents.length - shown.length) })}
              </Button>
            </div>
          ) : null}
        </GroupHead>
      </div>
    </Section>
  );
}

function DocumentLine({ document }: { document: DocumentLook }) {
  const { name, outcome, key, number, issuedOn, buyerName, total } = document;
  return (
    <tr>
      <Cell card="title" heading className="mid:w-72">
        <span className="font-medium break-all">{name}</span>
      </Cell>
      {outcome === "unread" ? null : (
        <>
          <Cell card="line">
            {key ? <InvoiceNumber {...identityOf(key)} /> : <span className="figures">{number || "—"}</span>}
            <span className="block text-xs text-ink-faint">
              {isBusinessDate(issuedOn) ? <BusinessDate date={issuedOn} form="long" /> : issuedOn} {buyerName}
            </span>
          </Cell>
          <Cell card="aside" numeric className="mid:w-36">
            {total === null ? "—" : <Money fen={total} className="font-medium" />}
          </Cell>
        </>
      )}
      {outcome === "ready" ? null : (
        <Cell card="line" className="mid:min-w-64">
          <DocumentNote document={document} />
        </Cell>
      )}
    </tr>
  );
}

const sentencesShown = 3;

function DocumentNote({ document: { outcome, problems, first, mayFill } }: { document: DocumentLook }) {
  const t = useTranslations("preview.documents");
  const tAll = useTranslations();
  if (outcome === "doubled") return t("sameAs", { name: first ?? "" });
  if (mayFill) return t("mayFill");
  const sentences = [...new Set(problems.filter(isRejecting).map((problem) => problemSentence(tAll, problem)))];
  return (
    <ul className="grid gap-1">
      {sentences.slice(0, sentencesShown).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
