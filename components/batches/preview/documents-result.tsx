import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { formatYuan } from "#domain/money.ts";
import type { DocumentLook } from "#domain/preview/preview-documents.ts";
import { fileSizeText } from "../file-size.ts";
import type { SortedFiles } from "./chosen-file.ts";
import { DocumentGroup } from "./document-group.tsx";
import { fillInForm } from "./fill-in-form.ts";
import type { ReadDocuments } from "./reader-messages.ts";
import { SendPanel } from "./send-panel.tsx";
import type { Sending } from "./use-sending.ts";

type DocumentsResultProps = {
  read: ReadDocuments;
  name: string;
  size: number;
  passedOver: SortedFiles["others"];
  heading: RefObject<HTMLHeadingElement | null>;
  sending: Sending;
  invoiceAction: string;
  onOther: () => void;
};

/** What wants attention comes first. */
const order: readonly DocumentLook["outcome"][] = ["needsFix", "unread", "doubled", "ready"];

/** What was found in invoices' own files: one sentence, then file by file. */
export function DocumentsResult({
  read: { preview, upload },
  name,
  size,
  passedOver,
  heading,
  sending,
  invoiceAction,
  onOther,
}: DocumentsResultProps) {
  const t = useTranslations("preview.documents");
  const { documents, counts, totalFen } = preview;
  const [only] = documents;
  const isOne = documents.length === 1 && only?.outcome !== "unread" && upload?.name === only?.name;
  return (
    <div className="grid gap-10">
      <section className="grid gap-5">
        <div className="grid gap-2">
          <h2 ref={heading} tabIndex={-1} className="figures max-w-prose text-lg outline-offset-4">
            {isOne && counts.ready === 0
              ? t("sumOne")
              : counts.ready > 0
                ? t("sum", { files: documents.length, ready: counts.ready, total: formatYuan(totalFen) })
                : t("sumNone", { files: documents.length })}
            {counts.needsFix > 0 && !isOne ? t("needsFix", { count: counts.needsFix }) : null}
          </h2>
          <p className="flex flex-wrap gap-x-4 text-ink-faint">
            <span className="break-all text-ink-soft">{name}</span>
            <span className="figures">{fileSizeText(size)}</span>
          </p>
        </div>
        {counts.unread > 0 || passedOver.length > 0 ? (
          <Callout>
            <p>{t("leftOut", { count: counts.unread + passedOver.length })}</p>
          </Callout>
        ) : null}
        {upload ? (
          <SendPanel
            sending={sending}
            label={t(isOne ? "sendOne" : "send")}
            onSend={() => sending.send(upload, { choice: null, sha256: null })}
            onOther={onOther}
            first={
              isOne ? (
                <Button look="primary" size="large" block="phone" onClick={() => fillInForm(invoiceAction, upload)}>
                  {t("fillIn")}
                </Button>
              ) : null
            }
          />
        ) : (
          <div>
            <Button look="primary" block="phone" onClick={onOther}>
              {t("other")}
            </Button>
          </div>
        )}
      </section>
      {order.map((outcome) => (
        <DocumentGroup
          key={outcome}
          outcome={outcome}
          documents={documents.filter((one) => one.outcome === outcome)}
          isOpen={outcome !== "ready" || counts.ready === documents.length || documents.length <= 20}
        />
      ))}
    </div>
  );
}
