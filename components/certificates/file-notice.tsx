import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Change } from "#domain/certificate/compare-sheets.ts";
import type { FileResult } from "#server/certificates/file-result.ts";

/** What came of comparing somebody's file with what we issued. */
export function FileNotice({ result }: { result: FileResult }) {
  const t = useTranslations("verify.fileResult");
  switch (result.kind) {
    case "exact":
      return (
        <Callout kind="success" title={t("exact")}>
          {t("exactText")}
        </Callout>
      );
    case "same":
      return (
        <Callout kind={result.unread > 0 ? "warning" : "success"} title={t("same")}>
          {result.unread > 0 ? t("sameUnread", { count: result.unread }) : t("sameText")}
        </Callout>
      );
    case "pointer":
      return (
        <Callout kind="warning" title={t("pointer")}>
          {t("pointerText")}
        </Callout>
      );
    case "changed":
      return (
        <div className="grid max-w-200 gap-4">
          <Callout kind="danger" title={t("changed", { count: result.changes.length + result.more })}>
            {t("changedText")}
          </Callout>
          <ChangeTable changes={result.changes} />
          {result.more > 0 ? <p>{t("more", { count: result.more })}</p> : null}
        </div>
      );
  }
}

function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("verify.fileResult");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("field")}</HeaderCell>
        <HeaderCell>{t("said")}</HeaderCell>
        <HeaderCell>{t("issued")}</HeaderCell>
      </TableHead>
      <tbody>
        {changes.map(({ label, said, issued }) => (
          <tr key={label}>
            <Cell card="title" heading className="font-medium">
              {label}
            </Cell>
            <Cell card="labelled" label={t("said")} className="figures break-all text-returned">
              {said || t("nothing")}
            </Cell>
            <Cell card="labelled" label={t("issued")} className="figures break-all">
              {issued || t("nothing")}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
