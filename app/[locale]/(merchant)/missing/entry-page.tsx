import { getLocale, getTranslations } from "next-intl/server";
import { LeftHere } from "#components/assist/left-here.tsx";
import { pinNotes } from "#components/assist/pin-notes.ts";
import { DocumentDrop } from "#components/invoices/document-drop.tsx";
import { DocumentRead } from "#components/invoices/document-read.tsx";
import { EntryForm } from "#components/invoices/entry-form.tsx";
import { EntrySteps } from "#components/invoices/entry-steps.tsx";
import { UploadProblem } from "#components/invoices/upload-problem.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { businessDateOf } from "#domain/period.ts";
import type { Waiting } from "#server/assist/list-waiting.ts";
import type { Entry } from "#server/submissions/begin-entry.ts";
import { pinDoneNow } from "../help/assist/actions.ts";
import { checkEntry } from "./actions.ts";

type EntryPageProps = {
  entry: Entry;
  query: { draft?: string; problem?: string };
  /** What a clerk left at this invoice. */
  waiting?: Waiting;
};

/** The form of one invoice, of the list or not: its own file first, for that is the quicker way. */
export async function EntryPage({
  entry: { merchant, kinds, text, found, document },
  query: { draft, problem },
  waiting,
}: EntryPageProps) {
  const t = await getTranslations("invoice.entry");
  const tPins = await getTranslations("assist.pins");
  const locale = await getLocale();
  const upload = `${apiPaths.invoiceUpload}?${new URLSearchParams({ locale, ...(found && { key: found.key }) })}`;
  const ground = { merchantTaxpayerId: merchant.taxpayerId, today: businessDateOf(new Date()) };
  const source = draft && document?.read && document.otherKey === null ? draft : "";
  return (
    <>
      <PageHeader
        title={found ? t("title") : t("titleNew")}
        line={t("lead")}
        back={
          found
            ? { href: paths.missingInvoice(found.key), label: t("backToInvoice") }
            : { href: paths.missing, label: t("backToList") }
        }
      />
      <div className="grid gap-6">
        <EntrySteps current={0} />
        {waiting ? <LeftHere waiting={waiting} done={pinDoneNow} /> : null}
        {problem ? <UploadProblem code={problem} /> : null}
        {document ? (
          <DocumentRead
            document={document}
            otherAction={
              <ButtonLink href={`${paths.newInvoice}?${new URLSearchParams({ draft: draft ?? "" })}`}>
                {t("file.other.action")}
              </ButtonLink>
            }
          />
        ) : null}
        <ClientMessages rooms={["common", "invoice", "problems"]}>
          <DocumentDrop action={upload} />
          <EntryForm
            key={draft}
            text={text}
            kinds={kinds}
            ground={ground}
            notes={pinNotes(waiting?.pins ?? [], tPins)}
            hidden={{ key: found?.key ?? "", source }}
            action={checkEntry}
          />
        </ClientMessages>
      </div>
    </>
  );
}
