import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { ListedCertificate } from "#server/certificates/list-certificates.ts";

type CertificateListProps = {
  certificates: readonly ListedCertificate[];
  /** Where each is shown; in the merchant's own room unless given. */
  addressOf?: (code: string) => string;
};

/** What was issued so far about one submission or batch. */
export function CertificateList({ certificates, addressOf = paths.certificate }: CertificateListProps) {
  const t = useTranslations("certificate.list");
  return (
    <div className="print:hidden">
      <Section title={t("title")} lead={t("again")}>
        {certificates.length === 0 ? (
          <p>{t("empty")}</p>
        ) : (
          <Table caption={t("caption")}>
            <TableHead>
              <HeaderCell>{t("kind")}</HeaderCell>
              <HeaderCell>{t("code")}</HeaderCell>
              <HeaderCell>{t("issuedAt")}</HeaderCell>
            </TableHead>
            <tbody>
              {certificates.map((certificate) => (
                <Row key={certificate.code} certificate={certificate} address={addressOf(certificate.code)} />
              ))}
            </tbody>
          </Table>
        )}
      </Section>
    </div>
  );
}

function Row({ certificate: { code, kind, issuedAt }, address }: { certificate: ListedCertificate; address: string }) {
  const t = useTranslations("certificate.list");
  return (
    <tr>
      <Cell card="title" heading className="mid:w-48">
        <Link href={address} className="font-medium text-accent-ink underline-offset-4 hover:underline">
          {t(`kinds.${kind}`)}
        </Link>
      </Cell>
      <Cell card="line">
        <span className="figures break-all">{code}</span>
      </Cell>
      <Cell card="labelled" label={t("issuedAt")}>
        <DateTime at={issuedAt} />
      </Cell>
    </tr>
  );
}
