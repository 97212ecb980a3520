import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button.tsx";
import { digitGroups } from "./digit-groups.ts";

type InvoiceNumberProps = {
  /** 20 digits, or 8 digits together with `code`. */
  number: string;
  /** 发票代码, 10 or 12 digits. */
  code?: string | null;
  copy?: boolean;
};

/** Groups of four for the eye, made by margins: what is copied has no blanks. */
export function InvoiceNumber({ number, code, copy }: InvoiceNumberProps) {
  const t = useTranslations("common");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {code ? (
        <span className="whitespace-nowrap text-ink-soft">
          <span className="sr-only">{t("invoiceCode")}</span>
          <Digits text={code} />
        </span>
      ) : null}
      <span className="whitespace-nowrap">
        <Digits text={number} />
      </span>
      {copy ? <CopyButton text={`${code ?? ""}${number}`} label={t("copyNumber")} doneLabel={t("copied")} /> : null}
    </span>
  );
}

function Digits({ text }: { text: string }) {
  return (
    <span className="figures">
      {digitGroups(text).map(({ start, digits }) => (
        <span key={start} className="digit-group">
          {digits}
        </span>
      ))}
    </span>
  );
}
