import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CertificateSheet, SheetField, SheetLook } from "#domain/certificate/sheet.ts";
import type { QrCode } from "#server/certificates/pdf/qr-code.ts";
import { QrImage } from "./qr-image.tsx";
import { SheetTableView } from "./sheet-table.tsx";

type CertificateArticleProps = { sheet: CertificateSheet; qr: QrCode };

const looks: Record<SheetLook, string> = {
  figures: "figures",
  mono: "font-mono text-xs break-all",
  strong: "figures text-base font-semibold",
};

/** The certificate as it stands on paper. */
export function CertificateArticle({ sheet, qr }: CertificateArticleProps) {
  const t = useTranslations("certificate");
  const isWide = sheet.tables.some(({ columns }) => columns.length > 6);
  return (
    <article
      lang={sheet.locale}
      className={classNames(
        "rounded-lg border border-line p-5 [text-autospace:no-autospace] mid:p-8 print:max-w-none print:border-0 print:p-0! print:[&_dl]:grid-cols-2 print:[&_dl]:gap-x-8 print:[&_dl>div]:py-1",
        !isWide && "max-w-200",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-5">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-lg">{sheet.title}</h2>
          <p className="mt-2 max-w-prose text-base">{sheet.statement}</p>
        </div>
        <div className="flex flex-row-reverse items-center gap-4 text-xs text-ink-soft mid:grid mid:justify-items-end mid:gap-1">
          <p className="mid:order-2 mid:text-end">
            {sheet.check.title}
            <span className="block">{sheet.check.text}</span>
          </p>
          <QrImage qr={qr} label={t("qr")} />
        </div>
      </div>
      <div className="mt-6 grid gap-7 print:mt-2 print:gap-4">
        {sheet.sections.map(({ title, fields }) => (
          <Section key={title} title={title}>
            <DescriptionList>
              {fields.map((field) => (
                <Fact key={field.id} name={field.label}>
                  <Value field={field} />
                </Fact>
              ))}
            </DescriptionList>
          </Section>
        ))}
        {sheet.tables.map((table) => (
          <SheetTableView key={table.id} table={table} />
        ))}
      </div>
      <div className="mt-6 grid gap-1 border-t border-line pt-4 text-xs text-ink-soft print:mt-3 print:pt-2">
        {sheet.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </article>
  );
}

function Value({ field: { value, look } }: { field: SheetField }) {
  return <span className={classNames("select-all break-words", look && looks[look])}>{value}</span>;
}
